/** What is tested: the provider's client, and what its generated code says of itself. */
export interface Subject<Client extends object = object> {
  createClient(options: never): Client;
  operationDescriptors: Readonly<Record<string, unknown>>;
}

/** A client as the cases see it: functions by operationId. */
export type Functions = Record<string, ((args: object) => Promise<unknown>) | undefined>;
