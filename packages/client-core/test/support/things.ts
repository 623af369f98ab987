import {
  createClient,
  type ApiDescriptor,
  type Call,
  type CallArgs,
  type OperationDescriptor,
} from "../../src/index.ts";

/** An API with one of each kind of security scheme. */
export const api: ApiDescriptor = {
  provider: "things",
  version: "1.0.0",
  servers: [
    { name: "production", url: "https://{host}{prefix}/api", variables: { host: {}, prefix: { default: "" } } },
    { name: "demo", url: "https://demo.example.com/api", variables: {} },
  ],
  security: [["token"], ["user", "password"], ["key"]],
  securitySchemes: {
    token: { type: "bearer" },
    user: { type: "query", name: "u" },
    password: { type: "query", name: "p" },
    key: { type: "header", name: "X-Key" },
  },
  errorFields: { code: "/code", key: "/field", message: "/message" },
};

const getThing: OperationDescriptor = {
  operationId: "getThing",
  method: "GET",
  path: "/things/{id}",
  accept: "application/vnd.things+json",
  retry: "safe",
};
const createThing: OperationDescriptor = {
  operationId: "createThing",
  method: "POST",
  path: "/things",
  accept: "application/json",
  contentType: "application/vnd.things+json",
  retry: "never",
};

export interface ThingsClient {
  getThing(args?: CallArgs): Promise<unknown>;
  createThing(args?: CallArgs): Promise<unknown>;
  readonly raw: { GET(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }> };
}

/** A client of it, for another API where the test asks for one. */
export function connect(options: object, described: ApiDescriptor = api): ThingsClient {
  const bind = (call: Call) => ({
    getThing: (args?: CallArgs) => call(getThing, args),
    createThing: (args?: CallArgs) => call(createThing, args),
  });
  return createClient<{}, ReturnType<typeof bind>>(described, bind, options) as unknown as ThingsClient;
}

/** What a promise is rejected with. Fails where it is not. */
export async function rejection(promise: Promise<unknown>): Promise<any> {
  const result = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result === undefined) throw new Error("expected a rejection");
  return result;
}
