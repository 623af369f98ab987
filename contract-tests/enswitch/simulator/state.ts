import { createCustomers, type Row } from "./customers.ts";

/** A row of any table beside that of the customers. The pages show two columns; the others are what calls can write. */
export type TableRow = Record<string, string | number>;

/** All that an installation remembers. */
export interface EnswitchState {
  customers: Row[];
  people: TableRow[];
  plans: TableRow[];
  numbers: TableRow[];
  ingroups: TableRow[];
  roles: TableRow[];
}

/** The customer that the user belongs to: the top of the installation. */
export const ownCustomer = 0;

/** The columns of a person that calls can write, as they are where nothing was given. */
const blankPerson: TableRow = {
  company: "",
  country: "GB",
  date_format: "YYYY-MM-DD",
  description: "",
  forename: "",
  language: "",
  mobile: "",
  surname: "",
  telephone: "",
  time_format: "24",
  timezone: "Europe/London",
  title: "",
  zohocrm: 0,
};

/** A person with the columns given. */
export function createPerson(row: TableRow): TableRow {
  return { id: 0, username: "", email: "", customer: ownCustomer, role: 1, ...blankPerson, ...row };
}

/** An installation with some customers on it. */
export function initialState(customers = 24): EnswitchState {
  const rows = (count: number, row: (index: number) => TableRow) => Array.from({ length: count }, (_, i) => row(i));
  return {
    customers: createCustomers(customers),
    people: rows(7, (index) =>
      createPerson({
        id: index + 1,
        username: `user${index + 1}@example.com`,
        email: `user${index + 1}@example.com`,
        // In another order than the user names.
        forename: ["Grace", "Ada", "Mary", "Edith"][index % 4] ?? "",
        surname: ["Moore", "Clarke", "Adams"][index % 3] ?? "",
        customer: index < 5 ? ownCustomer : 1,
        zohocrm: index % 2,
      }),
    ),
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
