/** Held by the compiler: each line below `@ts-expect-error` is a mistake that must not compile. */
import {
  BillType,
  countCustomers,
  createEnswitchClient,
  customersOf,
  Directory,
  type Customer,
  type CustomerCountResult,
  type CustomerPagesResult,
  type EnswitchClient,
} from "../src/index.ts";
import { validation, type Validation } from "../src/generated/validation.ts";

declare const enswitch: EnswitchClient;

/** Nothing here is ever run. */
export async function results(): Promise<void> {
  const { data, responses } = await enswitch.listCustomers({
    query: { deleted: 0, directory: Directory.Any, bill_type: BillType.PrepaidCalls, limit: 10 },
  });
  data satisfies Customer[];
  data[0]?.name satisfies string | undefined;
  // Other columns are open.
  data[0]?.["balance"] satisfies unknown;
  responses[0]?.code satisfies string | undefined;
  (await enswitch.listCustomers()).data satisfies Customer[];
  (await enswitch.listCustomers({ query: { count: 1 } })) satisfies CustomerCountResult;
  (await enswitch.listCustomers({ query: { pages: 1 } })) satisfies CustomerPagesResult;
  // @ts-expect-error a count is no list of rows
  (await enswitch.listCustomers({ query: { count: 1 } })).data satisfies Customer[];
}

export async function paging(): Promise<void> {
  for await (const customer of customersOf(enswitch, {
    query: { directory: Directory.Any },
    pageSize: 10,
    signal: AbortSignal.timeout(1000),
  }))
    customer satisfies Customer;
  (await countCustomers(enswitch, { query: { name: "a" } })) satisfies number;
  // @ts-expect-error the paging sets limit and offset itself
  customersOf(enswitch, { query: { limit: 10 } });
  // @ts-expect-error rows are not counted while they are paged
  customersOf(enswitch, { query: { count: 1 } });
  // @ts-expect-error a misspelt option
  customersOf(enswitch, { pagesize: 10 });
  // @ts-expect-error a count has no pages
  await countCustomers(enswitch, { pageSize: 10 });
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error an unknown query key
  await enswitch.listCustomers({ query: { limt: 10 } });
  // @ts-expect-error an unknown query key beside a known one
  await enswitch.listCustomers({ query: { count: 1, limt: 10 } });
  // @ts-expect-error a query value outside its set
  await enswitch.listCustomers({ query: { deleted: 2 } });
  // @ts-expect-error a query value outside its set
  await enswitch.listCustomers({ query: { bill_type: "post-paid" } });
  // @ts-expect-error a query value of the wrong type
  await enswitch.listCustomers({ query: { limit: "10" } });
  // @ts-expect-error credentials are the client's, not the call's
  await enswitch.listCustomers({ query: { auth_username: "user" } });
  // @ts-expect-error `query` misspelt
  await enswitch.listCustomers({ qeury: { limit: 10 } });
  // @ts-expect-error an unknown option
  await enswitch.listCustomers({ retries: 2 });
}

export async function oneOfSeveral(): Promise<void> {
  (await enswitch.getCustomer({ query: { name: "example" } })).data satisfies Customer;
  await enswitch.getCustomer({ query: { id: 123, check: 1 } });
  // @ts-expect-error one of id, name and email is needed
  await enswitch.getCustomer({ query: {} });
  // @ts-expect-error one of id, name and email is needed, with every form of the result
  await enswitch.getCustomer({ query: { check: 1 } });
  // @ts-expect-error one of id, name and email is needed
  await enswitch.getCustomer();
  const person = { username: "user@example.com", email: "user@example.com", role: 2 };
  await enswitch.createPerson({ query: { ...person, copy_password: 7 } });
  // @ts-expect-error a password is needed, or somebody to copy it from
  await enswitch.createPerson({ query: person });
}

export function options(): void {
  createEnswitchClient({ host: "pbx.example.com", username: "user", password: "password" });
  createEnswitchClient({ host: "pbx.example.com", prefix: "/local", authToken: async () => "token" });
  createEnswitchClient({ baseUrl: "http://127.0.0.1:4012", username: "user", password: "password" });
  // @ts-expect-error one credential of the pair
  createEnswitchClient({ host: "pbx.example.com", username: "user" });
  // @ts-expect-error no host
  createEnswitchClient({ username: "user", password: "password" });
}

export function validating(): void {
  validation() satisfies Validation;
  validation({ mode: "throw" }) satisfies Validation;
  // @ts-expect-error an unknown mode
  validation({ mode: "warn" });
}
