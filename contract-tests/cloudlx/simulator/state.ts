import seed from "./seed.json" with { type: "json" };

/** A customer, in the form that the vendor's examples show. */
type Customer = {
  [Field in "currency" | "country"]: Record<string, string>;
} & { id: number; name: string; realms: typeof seed.realms; sub_realms: (Access & (typeof seed.subRealms)[number])[] };
type Access = { has_access: boolean };

interface CustomerInput {
  name?: string;
  currency_iso?: string;
  country_iso?: string;
  realms?: number[];
  shown_sub_realms?: number[];
  enabled_sub_realms?: number[];
}

/** All that a platform remembers. */
export type PlatformState = ReturnType<typeof initialState>;

export const provisioned = "2016-01-03 17:48:59";

/** A platform with some customers on it, and numbers of two countries in each of the three states. */
export function initialState(customers: number) {
  const numbers = seed.ranges.flatMap((range, side) =>
    seed.states.map((status, index): Record<string, unknown> & { status: string } => {
      const number = String(123_450 + 100 * side + index);
      return {
        uuid: `7c327e0f-6bce-4b2f-9d5d-9c86e7fa0${side}${String(index).padStart(2, "0")}`,
        number_e164: `+${range.country_code}${range.range_code}${number}`,
        number,
        ...range,
        monthly_charge: 0.3,
        setup_charge: 0,
        status,
        ...(status !== "Available" && { provisioned }),
        ...(status === "Cancelled" && { cancelled: "2016-01-04 11:27:00" }),
      };
    }),
  );
  const users: ((typeof seed.users)[number] & Record<string, unknown>)[] = structuredClone(seed.users);
  const state = { nextId: 915, customers: [] as Customer[], users, numbers, addresses: [] as object[] };
  for (let number = 1; number <= customers; number++)
    createCustomer(state, {
      name: `Customer ${number}`,
      ...(number % 2 === 0 && { currency_iso: "EUR", country_iso: "NL" }),
    });
  return state;
}

export function createCustomer(state: { nextId: number; customers: Customer[] }, input: CustomerInput): Customer {
  const customer = { id: state.nextId++, name: "", currency: {}, country: {}, realms: [], sub_realms: [] };
  state.customers.push(customer);
  const blank = { currency_iso: "GBP", country_iso: "GB", realms: [2, 7] };
  return updateCustomer(customer, { ...blank, shown_sub_realms: [313], enabled_sub_realms: [313], ...input });
}

/** What is not given stays. */
export function updateCustomer(customer: Customer, { currency_iso, country_iso, ...input }: CustomerInput): Customer {
  if (input.name !== undefined) customer.name = input.name;
  if (currency_iso !== undefined)
    customer.currency = seed.currencies.find(({ iso_3 }) => iso_3 === currency_iso) ?? {
      name: currency_iso,
      iso_2: "GB",
      iso_3: currency_iso,
    };
  if (country_iso !== undefined)
    customer.country = seed.countries.find(({ iso_2 }) => iso_2 === country_iso) ?? {
      iso_2: country_iso,
      name: country_iso,
    };
  if (input.realms) customer.realms = seed.realms.filter(({ id }) => input.realms?.includes(id));
  const had = (access: boolean) => customer.sub_realms.filter((each) => !access || each.has_access).map(({ id }) => id);
  const { shown_sub_realms: shown = had(false), enabled_sub_realms: enabled = had(true) } = input;
  customer.sub_realms = seed.subRealms
    .filter(({ id }) => shown.includes(id))
    .map((entry) => ({ ...entry, has_access: enabled.includes(entry.id) }));
  return customer;
}
