import { hashDocument, type OpenApiDocument, type Schema, type Spec } from "@demarc/openapi";

/** A part of a document, which is nobody's business but the generator's. */
type Part = Record<string, unknown>;

/** A document with the given parts. */
export function documentOf({ paths, ...rest }: { paths: Part; [part: string]: unknown }): OpenApiDocument {
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.2.3" },
    servers: [{ url: "https://things.example" }],
    paths,
    ...rest,
  };
  return structuredClone(document) as unknown as OpenApiDocument;
}

/** A document under the name `things`, unless another one is given. */
export function specOf(document: OpenApiDocument, provider = "things"): Spec {
  return { provider, document, hash: hashDocument(document) };
}

/** The content of a response or request body: JSON by a schema. */
export function json(schema: Part, mediaType = "application/json"): Part {
  return { content: { [mediaType]: { schema } } };
}

/** A document of one read, `readThing`, with its operation and the rest of the document changed. */
export function oneRead(operation: Part = {}, rest: Part = {}): OpenApiDocument {
  const responses = { 200: { description: "It.", ...json({ type: "object" }) } };
  const readThing = { operationId: "readThing", summary: "Read it", "x-evidence": "page", responses, ...operation };
  // A GET has no body.
  const method = operation["requestBody"] ? "post" : "get";
  return documentOf({ paths: { "/thing": { [method]: readThing } }, ...rest });
}

const ref = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });

const thing: Schema = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer" },
    name: { type: "string" },
    "first-seen": { type: "string" },
    level: ref("schemas", "Level"),
  },
};

/** A document with what most have: servers, credentials, parameters, bodies, errors, named values. */
export const things = documentOf({
  servers: [
    {
      "x-name": "production",
      url: "https://{host}/v1",
      variables: { host: { default: "things.example", description: "Where it runs." } },
    },
    { "x-name": "test", url: "https://test.example/v1" },
  ],
  security: [{ token: [] }, { key: [], user: [] }],
  "x-error-fields": { code: "/error/code", message: "/error/text" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        summary: "List things",
        "x-evidence": "page",
        parameters: [
          { name: "page", in: "query", schema: { type: "integer", default: 1 }, description: "Which\npage." },
          { name: "sort-by", in: "query", schema: { type: "string", enum: ["id", "name"] } },
        ],
        responses: {
          200: { description: "The things.", ...json({ type: "array", items: ref("schemas", "Thing") }) },
        },
      },
      post: {
        operationId: "createThing",
        summary: "Create a thing",
        "x-evidence": "page",
        requestBody: { required: true, ...json(ref("schemas", "Thing"), "application/vnd.things+json") },
        responses: {
          201: { description: "The thing.", ...json(ref("schemas", "Thing")) },
          400: { description: "Refused.", ...json({ type: "object" }) },
        },
      },
    },
    "/things/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      patch: {
        operationId: "updateThing",
        summary: "Update a thing",
        requestBody: json(ref("schemas", "Thing")),
        responses: {
          200: { description: "The thing.", ...json(ref("schemas", "Thing")) },
          204: { description: "No change." },
        },
      },
      delete: {
        operationId: "removeThing",
        summary: "Remove a thing",
        "x-evidence": "page",
        security: [{ key: [], user: [] }],
        responses: { 204: { description: "Gone." } },
      },
    },
    "/search": {
      get: {
        operationId: "searchThings",
        summary: "Search things",
        parameters: [{ name: "q", in: "query", required: true, schema: { type: "string" } }],
        responses: {
          "2XX": { description: "What was found.", ...json(ref("schemas", "Thing")) },
          default: { description: "Anything else." },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "A token." },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      user: { type: "apiKey", in: "query", name: "user" },
    },
    schemas: {
      Thing: thing,
      Level: {
        type: "integer",
        description: "How high it is.",
        "x-extensible-enum": [-1, 0, 1],
        "x-enum-varnames": ["Below", "Ground", "Above"],
        "x-enum-descriptions": ["In the cellar", "", "Upstairs"],
      },
    },
    parameters: {
      Sort: {
        name: "sort",
        in: "query",
        description: "How to sort.",
        schema: { type: "string", enum: ["up", "down"], "x-enum-varnames": ["Up", "Down"], description: "Which way." },
      },
      Plain: { name: "plain", in: "query", schema: { type: "string" } },
    },
  },
});

/** A document whose one operation answers by what its query says. */
export const variants = documentOf({
  paths: {
    "/rows": {
      get: {
        operationId: "listRows",
        summary: "List rows",
        "x-evidence": "page",
        parameters: [
          { name: "count", in: "query", schema: { type: "integer", enum: [0, 1] } },
          { name: "pages", in: "query", schema: { type: "integer", enum: [0, 1] } },
          { name: "name", in: "query", schema: { type: "string" } },
        ],
        "x-result-variants": [
          { name: "rows", query: {}, schema: "Rows" },
          { name: "count", query: { count: 1 }, schema: "Count" },
          { name: "pages", query: { pages: 1 }, schema: "Pages" },
        ],
        responses: {
          200: {
            description: "Rows, or their number.",
            ...json({ anyOf: ["Rows", "Count", "Pages"].map((name) => ref("schemas", name)) }),
          },
          400: { description: "Refused.", ...json({ type: "string" }) },
        },
      },
    },
  },
  components: {
    schemas: {
      Rows: { type: "object", required: ["rows"], properties: { rows: { type: "array", items: { type: "string" } } } },
      Count: { type: "object", required: ["count"], properties: { count: { type: "integer" } } },
      Pages: { type: "object", required: ["pages"], properties: { pages: { type: "integer" } } },
    },
  },
});

const text = 'it\'s `${a}` "quoted" \\ */ and /* more */';

/** A document whose texts and names have in them what ends a comment or a string. */
export const awkward = documentOf({
  info: { title: text, version: "1.0.0" },
  servers: [
    { "x-name": 'the "first"', url: "https://a.example", description: text },
    { "x-name": "the second", url: "https://b.example", variables: { "a-b": { default: text, description: text } } },
  ],
  security: [{ "a-key": [] }],
  paths: {
    '/thing/"id"/`a`': {
      get: {
        operationId: "readThing",
        summary: text,
        description: `${text}\n\n${text}`,
        parameters: [{ name: "it's", in: "query", description: text, schema: { type: "string", default: text } }],
        responses: {
          200: { description: text, ...json({ $ref: "#/components/schemas/Thing" }, 'application/json; a="b"') },
          400: { description: text, "x-evidence": "inferred" },
        },
      },
    },
  },
  components: {
    securitySchemes: { "a-key": { type: "apiKey", in: "header", name: 'X-"Key"', description: text } },
    schemas: {
      Thing: {
        type: "object",
        description: text,
        required: ['a"b'],
        properties: { 'a"b': { type: "string", description: text } },
      },
      Texts: { enum: [text], "x-enum-varnames": ["Text"], "x-enum-descriptions": [text], description: text },
      Known: { type: "string", "x-extensible-enum": [text] },
    },
  },
});

const rows: Part = { type: "object", required: ["rows"], properties: { rows: { type: "array", items: thing } } };
const task: Part = { type: "object", properties: { state: { type: "string" }, why: { type: "string" } } };
const inPath = (name: string): Part => ({ name, in: "path", required: true, schema: { type: "string" } });
const inQuery = (name: string): Part => ({ name, in: "query", schema: { type: "integer" } });

/** A document with a list to read by pages, one by offset, and a task to wait for. */
export const series = documentOf({
  components: { schemas: { Level: { type: "string" } } },
  paths: {
    "/shelves/{shelf}/things": {
      get: {
        operationId: "listShelf",
        summary: "List a shelf",
        parameters: [inPath("shelf"), ...["page", "size", "level"].map(inQuery)],
        "x-paging": {
          iterator: "thingsOn",
          items: "/rows",
          id: "/id",
          size: "size",
          page: "page",
          pageSize: 2,
          maxPageSize: 9,
        },
        responses: { 200: { description: "The things.", ...json(rows) } },
      },
    },
    "/things": {
      get: {
        operationId: "listThings",
        summary: "List things",
        parameters: ["from", "most", "count"].map(inQuery),
        "x-paging": {
          iterator: "everyThing",
          items: "",
          size: "most",
          offset: "from",
          pageSize: 100,
          count: { function: "countThings", query: { count: 1 } },
        },
        responses: { 200: { description: "The things.", ...json({ type: "array", items: thing }) } },
      },
    },
    "/tasks/{id}": {
      get: {
        operationId: "readTask",
        summary: "Read a task",
        parameters: [inPath("id")],
        "x-task": { waiter: "waitForTask", status: "/state", succeeded: ["Done"], failed: ["Failed"], message: "/why" },
        responses: { 200: { description: "The task.", ...json(task) } },
      },
    },
  },
});
