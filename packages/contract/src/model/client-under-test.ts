/** The options that a client is made with here. A real client takes these and more. */
export interface TestedClientOptions {
  baseUrl?: string;
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  retry?: unknown;
}

/** What is tested: a provider's client, and what its generated code says of itself. */
export interface ClientUnderTest<Client extends object = object> {
  createClient(options: TestedClientOptions): Client;
  /** By operationId: what the client goes by. */
  operationDescriptors: Readonly<Record<string, object>>;
  /** By operationId: what the document said when the client was generated. */
  operationManifests: Readonly<Record<string, object>>;
}

/** A client as the cases see it: functions by operationId. */
export type OperationFunctions = Record<string, ((args: object) => Promise<unknown>) | undefined>;

/** A client for cases, whose functions go by operationId. */
export function functionsOf(
  { createClient }: Pick<ClientUnderTest, "createClient">,
  options: TestedClientOptions,
): OperationFunctions {
  return createClient(options) as OperationFunctions;
}
