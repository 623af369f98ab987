import { initialNumbers, type TelephoneNumber } from "./numbers.ts";
import { initialUsers, type User } from "./users.ts";

/** The customers of a simulated reseller, in the form that the vendor's examples show. */
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

const realms = [
  { id: 1, name: "Default", description: "Default" },
  { id: 2, name: "Networking", description: "Cloud Link Exchange" },
  {
    id: 7,
    name: "Voice",
    description: "Use the Voice app to buy geographic, toll free, mobile, and premium rate numbers globally.",
  },
];
const subRealms = [
  { id: 313, name: "SD WAN", description: null },
  { id: 328, name: "Cloud SBC & Conversion", description: null },
];
const currencies: Record<string, Customer["currency"]> = {
  GBP: { name: "GBP - British Pound", iso_2: "GB", iso_3: "GBP" },
  EUR: { name: "EUR - Euro", iso_2: "EU", iso_3: "EUR" },
};
const countries: Record<string, Customer["country"]> = {
  GB: { iso_2: "GB", name: "United Kingdom" },
  NL: { iso_2: "NL", name: "Netherlands" },
};

/** All that a platform remembers. */
export interface PlatformState {
  nextId: number;
  customers: Customer[];
  users: User[];
  numbers: TelephoneNumber[];
  addresses: object[];
}

/** A platform with some customers on it. */
export function initialState(count: number): PlatformState {
  const state: PlatformState = {
    nextId: 915,
    customers: [],
    users: initialUsers(915),
    numbers: initialNumbers(),
    addresses: [],
  };
  const { create } = createPlatform(state);
  for (let number = 1; number <= count; number++)
    create({ name: `Customer ${number}`, ...(number % 2 === 0 && { currency_iso: "EUR", country_iso: "NL" }) });
  return state;
}

/** What a platform does with its customers. */
export function createPlatform(state: PlatformState) {
  const { customers } = state;

  function create(input: CustomerInput): Customer {
    const blank: Customer = {
      id: state.nextId++,
      name: "",
      currency: currency("GBP"),
      country: country("GB"),
      realms: [],
      sub_realms: [],
    };
    return update(add(blank), { realms: [2, 7], shown_sub_realms: [313], enabled_sub_realms: [313], ...input });
  }

  function update(customer: Customer, input: CustomerInput): Customer {
    if (input.name !== undefined) customer.name = input.name;
    if (input.currency_iso !== undefined) customer.currency = currency(input.currency_iso);
    if (input.country_iso !== undefined) customer.country = country(input.country_iso);
    if (input.realms) customer.realms = realms.filter(({ id }) => input.realms?.includes(id));
    const shown = input.shown_sub_realms ?? customer.sub_realms.map(({ id }) => id);
    const enabled =
      input.enabled_sub_realms ?? customer.sub_realms.filter(({ has_access }) => has_access).map(({ id }) => id);
    customer.sub_realms = subRealms
      .filter(({ id }) => shown.includes(id))
      .map((entry) => ({ ...entry, has_access: enabled.includes(entry.id) }));
    return customer;
  }

  function add(customer: Customer): Customer {
    customers.push(customer);
    return customer;
  }

  return {
    list: () => customers,
    find: (id: number) => customers.find((customer) => customer.id === id),
    create,
    update,
  };
}

const currency = (code: string) => currencies[code] ?? { name: code, iso_2: "GB", iso_3: code };
const country = (code: string) => countries[code] ?? { iso_2: code, name: code };
