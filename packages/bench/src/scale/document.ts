/** A document of many operations: the five of a REST API for each of so many kinds of thing. */
export function largeDocument(kinds: number): object {
  const paths = Array.from({ length: kinds }, (_, index) => pathsOf(`Thing${index + 1}`));
  return {
    openapi: "3.1.0",
    info: { title: "A large API", version: "1.0.0" },
    servers: [{ url: "https://api.large.example" }],
    security: [{ accessToken: [] }],
    paths: Object.assign({}, ...paths) as object,
    components: { securitySchemes: { accessToken: { type: "http", scheme: "bearer" } } },
  };
}

function pathsOf(kind: string): object {
  const fields = {
    name: { type: "string", minLength: 1, maxLength: 50 },
    state: { type: "string", enum: ["active", "suspended"] },
    tags: { type: "array", items: { type: "string", maxLength: 20 } },
  };
  const id = { type: "integer", minimum: 1 };
  const one = { id: 1, name: "One", state: "active", tags: ["new"] };
  const other = { id: 2, name: "Other", state: "suspended" };
  const thing = { type: "object", required: ["id", "name"], properties: { id, ...fields } };
  const wanted = { type: "object", required: ["name"], properties: fields };
  const json = (schema: object, ...values: unknown[]) => {
    const examples = Object.fromEntries(values.map((value, index) => [`example${index + 1}`, { value }]));
    return { content: { "application/json": { schema, examples } } };
  };
  const refusal = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
  const refused = (message: string) => ({ description: message, ...json(refusal, { message }) });
  const of = (name: string, success: object, rest: object = {}) => ({
    operationId: `${name}${kind}`,
    summary: `${name} ${kind}`,
    responses: { ...success, 401: refused("No token."), 422: refused("Not valid.") },
    ...rest,
  });
  const found = { 200: { description: "It.", ...json(thing, one, other) } };
  const body = { requestBody: { required: true, ...json(wanted, { name: "One", state: "suspended" }) } };
  const limit = { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } };
  const list = {
    description: "All.",
    ...json({ type: "array", items: thing }, [one, other]),
  };
  return {
    [`/${kind}`]: {
      get: of("list", { 200: list }, { parameters: [limit] }),
      post: of("create", found, body),
    },
    [`/${kind}/{id}`]: {
      parameters: [{ name: "id", in: "path", required: true, schema: id }],
      get: of("show", found),
      patch: of("update", found, body),
      delete: of("delete", { 204: { description: "Gone." } }),
    },
  };
}
