import {
  createClient,
  type ApiDescriptor,
  type Call,
  type CallArgs,
  type ClientOptions,
  type OperationDescriptor,
  type RawClient,
} from "../../src/index.ts";

export type { CallArgs } from "../../src/index.ts";

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
const replaceThing: OperationDescriptor = {
  operationId: "replaceThing",
  method: "PUT",
  path: "/things",
  needsBody: true,
  retry: "on-request",
};
const updateThing: OperationDescriptor = {
  operationId: "updateThing",
  method: "PATCH",
  path: "/things/{id}",
  accept: "application/json",
  retry: "on-request",
};

/** What any path of it takes and answers, as openapi-typescript would have it. */
interface Anything {
  parameters: { query?: object; header?: object; path?: Record<string, unknown> };
  requestBody?: { content: { "application/json": unknown } };
  responses: { 200: { content: { "application/json": unknown } }; 404: { content: { "application/json": unknown } } };
}

export interface ThingsPaths {
  "/things": Record<"get" | "post" | "put", Anything>;
  "/things/{id}": Record<"get", Anything>;
}

export interface ThingsClient {
  getThing(args?: CallArgs): Promise<unknown>;
  createThing(args?: CallArgs): Promise<unknown>;
  replaceThing(args?: CallArgs): Promise<unknown>;
  updateThing(args?: CallArgs): Promise<unknown>;
  readonly raw: RawClient<ThingsPaths>;
  withOptions(options: ClientOptions): ThingsClient;
}

/** A client of it, for another API where the test asks for one. The options may be wrong: that is tested as well. */
export function connect(options: object, described: ApiDescriptor = api): ThingsClient {
  const bind = (call: Call) => ({
    getThing: (args?: CallArgs) => call(getThing, args),
    createThing: (args?: CallArgs) => call(createThing, args),
    replaceThing: (args?: CallArgs) => call(replaceThing, args),
    updateThing: (args?: CallArgs) => call(updateThing, args),
  });
  return createClient<ThingsPaths, ReturnType<typeof bind>>(described, bind, options);
}

/** What a promise is rejected with. Fails where it is not. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const result = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(result instanceof Error)) throw new Error("expected a rejection");
  return result as Error & Record<string, unknown>;
}
