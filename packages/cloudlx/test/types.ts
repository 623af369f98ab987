/** Held by the compiler: each line below `@ts-expect-error` is a mistake that must not compile. */
import {
  createCloudlxClient,
  isClientError,
  resultOf,
  type CloudlxClient,
  type CreateCustomerArgs,
  type CreateCustomerRequest,
  type Customer,
  type CustomerList,
} from "../src/index.ts";
import { validation, type Validation } from "../src/generated/validation.ts";

declare const cloudlx: CloudlxClient;

/** Nothing here is ever run. */
export async function results(): Promise<void> {
  const { customers } = await cloudlx.listCustomers();
  const [first] = customers satisfies Customer[];
  first?.sub_realms[0]?.has_access satisfies boolean | undefined;
  first?.realms[0]?.id satisfies number | undefined;
  first?.sub_realms[0]?.description satisfies string | null | undefined;
  // @ts-expect-error the list is wrapped
  customers.customers;
  // @ts-expect-error the field is called sub_realms in responses
  first?.shown_sub_realms;
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error an unknown path value
  await cloudlx.updateCustomer({ path: { customerId: 915 }, body: { name: "A" } });
  // @ts-expect-error a path value left out
  await cloudlx.updateCustomer({ body: { name: "A" } });
  // @ts-expect-error a path value of the wrong type
  await cloudlx.updateCustomer({ path: { customer_id: "915" }, body: { name: "A" } });
  // @ts-expect-error `path` misspelt
  await cloudlx.updateCustomer({ paths: { customer_id: 915 }, body: { name: "A" } });
  // @ts-expect-error `body` misspelt
  await cloudlx.createCustomer({ bdy: { name: "A" } });
  // @ts-expect-error no arguments at all
  await cloudlx.createCustomer();
  // @ts-expect-error an unknown key in the body
  await cloudlx.createCustomer({ body: { name: "A", curency_iso: "GBP" } });
  // @ts-expect-error a required key of the body left out
  await cloudlx.createCustomer({ body: { currency_iso: "GBP" } });
  // @ts-expect-error a body value of the wrong type
  await cloudlx.createCustomer({ body: { name: "A", realms: ["1"] } });
  // @ts-expect-error a contact field, which an update does not take
  await cloudlx.updateCustomer({ path: { customer_id: 915 }, body: { email: "a@example.com" } });
  // @ts-expect-error an unknown option
  await cloudlx.listCustomers({ timeout: 5 });
  // @ts-expect-error a query, which the operation does not take
  await cloudlx.listCustomers({ query: { limit: 1 } });
  // @ts-expect-error an unknown operation
  await cloudlx.deleteCustomer({ path: { customer_id: 915 } });
  // @ts-expect-error an unknown path, below, in openapi-fetch
  await cloudlx.raw.GET("/api/customer");
}

export function inputs(): void {
  ({ name: "A", role_group: "Admin" }) satisfies CreateCustomerRequest;
  // Only "Admin" is known of role_group; others are let through.
  ({ body: { name: "A", role_group: "Reseller" } }) satisfies CreateCustomerArgs;
}

export function options(): void {
  createCloudlxClient({ accessToken: "token" });
  createCloudlxClient({ accessToken: async () => "token", server: "demo" });
  createCloudlxClient({ accessToken: "token", baseUrl: "http://127.0.0.1:4010" });
  // @ts-expect-error credentials left out
  createCloudlxClient({});
  // @ts-expect-error an unknown server
  createCloudlxClient({ accessToken: "token", server: "staging" });
  // @ts-expect-error a server and a base URL at once
  createCloudlxClient({ accessToken: "token", server: "demo", baseUrl: "http://127.0.0.1:4010" });
  // @ts-expect-error an option misspelt
  createCloudlxClient({ accesToken: "token" });
}

export async function outcomes(thrown: unknown): Promise<void> {
  const result = await resultOf(cloudlx.listCustomers());
  if (result.ok) result.data satisfies CustomerList;
  // @ts-expect-error a failed call has no data
  else result.data satisfies CustomerList;

  if (!isClientError(thrown)) return;
  // @ts-expect-error only an HTTP error has the provider's own words
  thrown.providerMessage;
  if (thrown.code === "http") thrown.providerMessage satisfies string | undefined;
  // @ts-expect-error the codes are a closed set
  if (thrown.code === "https") return;
}

export function validating(): void {
  validation() satisfies Validation;
  validation({ mode: "throw" }) satisfies Validation;
  // @ts-expect-error an unknown mode
  validation({ mode: "warn" });
}
