/** What is tested: the provider's client, and what its generated code says of itself. */
export interface Subject<Client extends object = object> {
  createClient(options: never): Client;
  /** By operationId: what the client goes by. */
  operationDescriptors: Readonly<Record<string, object>>;
  /** By operationId: what the document promised when the client was generated. */
  operationPromises: Readonly<Record<string, object>>;
}

/** A client as the cases see it: functions by operationId. */
export type Functions = Record<string, ((args: object) => Promise<unknown>) | undefined>;
