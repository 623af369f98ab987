import seed from "./seed.json" with { type: "json" };

/** A customer, in the form that the vendor's examples show. */
export interface Customer {
  id: number;
  name: string;
  currency: { name: string; iso_2: string; iso_3: string };
  country: { iso_2: string; name: string };
  realms: { id: number; name: string; description: string | null }[];
  sub_realms: { id: number; name: string; description: string | null; has_access: boolean }[];
}

export interface CustomerInput {
  name?: string;
  currency_iso?: string;
  country_iso?: string;
  realms?: number[];
  shown_sub_realms?: number[];
  enabled_sub_realms?: number[];
}

/** A telephone number, likewise. */
export interface TelephoneNumber {
  uuid: string;
  number_e164: string;
  country_iso: string;
  status: string;
  provisioned?: string;
  [field: string]: unknown;
}

/** All that a platform remembers. */
export interface PlatformState {
  nextId: number;
  customers: Customer[];
  users: ((typeof seed.users)[number] & Record<string, unknown>)[];
  numbers: TelephoneNumber[];
  addresses: object[];
}

export const provisioned = "2016-01-03 17:48:59";

/** A platform with some customers on it, and numbers of two countries in each of the three states. */
export function initialState(customers: number): PlatformState {
  const numbers = seed.ranges.flatMap((range, side) =>
    seed.states.map((status, index): TelephoneNumber => {
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
  const state: PlatformState = {
    nextId: 915,
    customers: [],
    users: structuredClone(seed.users),
    numbers,
    addresses: [],
  };
  for (let number = 1; number <= customers; number++)
    createCustomer(state, {
      name: `Customer ${number}`,
      ...(number % 2 === 0 && { currency_iso: "EUR", country_iso: "NL" }),
    });
  return state;
}

export function createCustomer(state: PlatformState, input: CustomerInput): Customer {
  const home = { currency: currency("GBP"), country: country("GB") };
  const customer: Customer = { id: state.nextId++, name: "", ...home, realms: [], sub_realms: [] };
  state.customers.push(customer);
  return updateCustomer(customer, { realms: [2, 7], shown_sub_realms: [313], enabled_sub_realms: [313], ...input });
}

/** What is not given stays. */
export function updateCustomer(customer: Customer, input: CustomerInput): Customer {
  if (input.name !== undefined) customer.name = input.name;
  if (input.currency_iso !== undefined) customer.currency = currency(input.currency_iso);
  if (input.country_iso !== undefined) customer.country = country(input.country_iso);
  if (input.realms) customer.realms = seed.realms.filter(({ id }) => input.realms?.includes(id));
  const shown = input.shown_sub_realms ?? customer.sub_realms.map(({ id }) => id);
  const enabled =
    input.enabled_sub_realms ?? customer.sub_realms.filter(({ has_access }) => has_access).map(({ id }) => id);
  customer.sub_realms = seed.subRealms
    .filter(({ id }) => shown.includes(id))
    .map((entry) => ({ ...entry, has_access: enabled.includes(entry.id) }));
  return customer;
}

const currency = (code: string) =>
  seed.currencies.find(({ iso_3 }) => iso_3 === code) ?? { name: code, iso_2: "GB", iso_3: code };
const country = (code: string) => seed.countries.find(({ iso_2 }) => iso_2 === code) ?? { iso_2: code, name: code };
