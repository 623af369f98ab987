import seed from "./seed.json" with { type: "json" };

/** A row of any table. The pages show two columns; the others are what calls can write. */
export type Row = Record<string, string | number>;

type Table = "customers" | "people" | "plans" | "numbers" | "ingroups" | "roles";

/** All that an installation remembers. */
export type EnswitchState = Record<Table, Row[]>;

/** A customer. They are of every kind: deleted or not, with a directory or not, of each billing type, some below others. */
export function createCustomer(index: number): Row {
  const id = index + 1;
  return {
    id,
    name: `example${id}`,
    parent: index % 5 === 4 ? id - 1 : 0,
    deleted: index % 6 === 5 ? 1 : 0,
    directory: index % 4 === 3 ? 1 : 0,
    bill_type: seed.billTypes[index % seed.billTypes.length] ?? "none",
    // In another order than the names.
    account: String(9000 - ((index * 37) % 101)),
    description: `Customer number ${id}`,
    ...seed.customer,
    email: `c${id}@example.com`,
  };
}

/** An installation with some customers on it, where the user belongs to the customer at its top, which is 0. */
export function initialState(customers: number): EnswitchState {
  const rows = (count: number, row: (index: number) => Row) => Array.from({ length: count }, (_, i) => row(i));
  return {
    customers: rows(customers, createCustomer),
    people: rows(7, (index) => ({
      ...seed.person,
      id: index + 1,
      username: `user${index + 1}@example.com`,
      email: `user${index + 1}@example.com`,
      // In another order than the user names.
      forename: seed.forenames[index % 4] ?? "",
      surname: seed.surnames[index % 3] ?? "",
      customer: index < 5 ? 0 : 1,
      zohocrm: index % 2,
    })),
    plans: rows(4, (index) => ({ id: index + 11, name: `plan${index + 1}`, description: `Plan ${9 - index}` })),
    numbers: rows(16, (index) => ({
      number: String(2_125_551_230 + index),
      description: `Desk ${index + 1}`,
      class: 1,
      ingroup: 123,
      destination: `line${20 - index}`,
      dnumber: String(40 - index),
      // The last ones belong to nobody.
      customer: [0, 0, 0, 0, 0, 1, 1][index] ?? "",
    })),
    ingroups: rows(3, (index) => ({
      id: 123 + index,
      name: `group${index + 1}`,
      description: `Group ${9 - index}`,
      ported: index % 2,
    })),
    roles: rows(2, (index) => ({ id: index + 1, name: `role${index + 1}` })),
  };
}
