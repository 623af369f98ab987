import { clientOptions } from "./client-options.ts";
import { awkward, json, oneRead, series, things, variants } from "./documents.ts";

const shared = { host: { default: "h.example" } };
const required = { host: { default: "your-host.example", "x-required": true } };
const refusal = (field: string, schema: object) => ({ type: "object", properties: { [field]: schema } });
/** Documents by name. */
export const documents = {
  things,
  variants,
  awkward,
  series,
  plain: oneRead(),
  form: oneRead({}, { "x-form-post": true }),
  required: oneRead({}, { servers: [{ url: "https://{host}", variables: required }] }),
  shared: oneRead({}, { servers: ["a", "b"].map((name) => ({ url: `https://{host}/${name}`, variables: shared })) }),
  sets: oneRead(
    {},
    {
      components: {
        schemas: {
          Numbers: { type: "integer", "x-extensible-enum": [-1, 0, 1.5] },
          Texts: { type: "string", "x-extensible-enum": ["a"] },
          Nullable: { type: ["string", "null"], "x-extensible-enum": ["a"] },
          Mixed: { "x-extensible-enum": ["a", true, null] },
          Closed: { enum: [-1, "a"] },
        },
      },
    },
  ),
  elsewhere: oneRead(
    { security: [{ token: [], key: [] }] },
    {
      security: [{ token: [] }, { key: [] }],
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer" },
          key: { type: "apiKey", in: "header", name: "X-Key" },
        },
      },
    },
  ),
  failures: oneRead({
    responses: {
      200: { description: "It.", ...json({ type: "object" }) },
      422: { description: "Refused.", ...json(refusal("fields", { type: "array", items: { type: "string" } })) },
      "4XX": { description: "Not found.", ...json(refusal("why", { type: "string" })) },
    },
  }),
  optional: oneRead({ requestBody: json({ type: "object", required: ["a"], properties: { a: { type: "string" } } }) }),
};

/**
 * Programs, each with the document that its client is generated from and the rule that it shows. They have the client
 * as `client` and all that is generated as `api`. Those that must not compile come with what the compiler says.
 */
export const programs: [document: keyof typeof documents, rule: string, code: string, error?: RegExp][] = [
  [
    "series",
    "an iterator yields the items of its list, and takes path, query and the options of a call",
    'for await (const { id } of api.thingsOn(client, { path: { shelf: "a" }, query: { level: 1 }, pageSize: 3, timeoutMs: 9 })) id satisfies number;',
  ],
  ["series", "an iterator needs what its operation needs", "api.thingsOn(client, {});", /'path' is missing/],
  [
    "series",
    "an iterator sets the page itself",
    'api.thingsOn(client, { path: { shelf: "a" }, query: { page: 1 } });',
    /'page' does not exist/,
  ],
  [
    "series",
    "a list without parameters that are required is read with nothing",
    "for await (const { id } of api.everyThing(client)) id satisfies number; (await api.countThings(client)) satisfies number;",
  ],
  [
    "series",
    "a number of items has no pages",
    "await api.countThings(client, { pageSize: 1 });",
    /'pageSize' does not/,
  ],
  [
    "series",
    "a task is waited for with its path, progress and limit",
    'const { state } = await api.waitForTask(client, { path: { id: "a" }, limitMs: 1, onProgress: (task) => task.why }); state satisfies string | undefined;',
  ],
  ["series", "a task needs its path", "await api.waitForTask(client, {});", /'path' is missing/],
  ["things", "an operation that needs nothing is called with nothing", "await client.listThings();"],
  [
    "things",
    "a query is optional where none of its values is required",
    "await client.listThings({ query: { page: 1 } });",
  ],
  [
    "things",
    "a query value has its type",
    'await client.listThings({ query: { page: "1" } });',
    /'string' is not assignable to type 'number'/,
  ],
  ["things", "a query value is one of its set", 'await client.listThings({ query: { "sort-by": "size" } });', /"size"/],
  [
    "things",
    "an unknown query value is refused",
    "await client.listThings({ query: { pages: 1 } });",
    /'pages' does not exist/,
  ],
  ["things", "an unknown argument is refused", "await client.listThings({ queri: {} });", /'queri' does not exist/],
  [
    "things",
    "an operation without a body takes none",
    "await client.listThings({ body: {} });",
    /'body' does not exist/,
  ],
  [
    "things",
    "every operation takes the options of a call",
    "await client.listThings({ timeoutMs: 1, retry: false, headers: { a: 'b' } });",
  ],
  [
    "things",
    "a required query makes the arguments required",
    "await client.searchThings();",
    /Expected 1 arguments, but got 0/,
  ],
  ["things", "a required query value is required", "await client.searchThings({ query: {} });", /'q' is missing/],
  ["things", "a required query is required", "await client.searchThings({});", /'query' is missing/],
  [
    "things",
    "path values make the arguments required",
    "await client.removeThing();",
    /Expected 1 arguments, but got 0/,
  ],
  [
    "things",
    "a path value has its type",
    'await client.removeThing({ path: { id: "1" } });',
    /'string' is not assignable/,
  ],
  ["things", "a path value has its name", "await client.removeThing({ path: { Id: 1 } });", /'Id' does not exist/],
  [
    "things",
    "a required body makes the arguments required",
    "await client.createThing();",
    /Expected 1 arguments, but got 0/,
  ],
  ["things", "a required body is required", "await client.createThing({});", /'body' is missing/],
  [
    "things",
    "a field of a body has its name",
    "await client.createThing({ body: { id: 1, nme: '' } });",
    /'nme' does not exist/,
  ],
  ["things", "an optional body can be left out", "await client.updateThing({ path: { id: 1 } });"],
  [
    "optional",
    "an optional body alone makes no argument required",
    "await client.readThing(); await client.readThing({ body: { a: '' } });",
  ],
  [
    "optional",
    "an optional body has its type where it is given",
    "await client.readThing({ body: {} });",
    /'a' is missing/,
  ],
  [
    "things",
    "a result has its type",
    "const [first] = await client.listThings(); first?.id satisfies number | undefined;",
  ],
  ["things", "a field of a result has its name", "(await client.listThings())[0]?.ident;", /'ident' does not exist/],
  [
    "things",
    "a result without a body is undefined",
    "(await client.removeThing({ path: { id: 1 } })) satisfies undefined;",
  ],
  [
    "things",
    "a result is that of any success",
    "(await client.updateThing({ path: { id: 1 } })) satisfies api.Thing | undefined;",
  ],
  [
    "things",
    "a result that may be missing has to be looked at",
    "(await client.updateThing({ path: { id: 1 } })).id;",
    /possibly 'undefined'/,
  ],
  [
    "things",
    "a success may be documented as 2XX",
    "(await client.searchThings({ query: { q: '' } })).id satisfies number;",
  ],
  [
    "things",
    "arguments and results have names",
    "const args: api.CreateThingArgs = { body: { id: 1 } }; (await client.createThing(args)) satisfies api.CreateThingResult;",
  ],
  ["things", "the raw client knows the paths of the document", 'await client.raw.GET("/things");'],
  ["things", "the raw client knows no other path", 'await client.raw.GET("/thing");', /Expected 2 arguments/],

  ["things", "a client takes the credentials of one alternative", 'api.createThingsClient({ token: "" });'],
  [
    "things",
    "a client takes the credentials of another alternative",
    'api.createThingsClient({ key: async () => "", user: "" });',
  ],
  [
    "things",
    "a client takes no half of an alternative",
    'api.createThingsClient({ key: "" });',
    /No overload|not assignable/,
  ],
  ["things", "a client needs credentials where the document does", "api.createThingsClient({});", /not assignable/],
  ["plain", "a client needs no credentials where the document does not", "api.createThingsClient({});"],
  ["things", "a client takes a server of the document", 'api.createThingsClient({ token: "", server: "test" });'],
  [
    "things",
    "a client takes no other server",
    'api.createThingsClient({ token: "", server: "staging" });',
    /"staging"/,
  ],
  [
    "plain",
    "a client takes no server where there is one alone",
    'api.createThingsClient({ server: "a" });',
    /'server' does not exist/,
  ],
  [
    "things",
    "a variable of a server is optional where it has a default",
    'api.createThingsClient({ token: "", host: "a.example" });',
  ],
  ["required", "a variable of a server can be required", "api.createThingsClient({});", /not assignable/],
  ["required", "a base URL stands for all variables", 'api.createThingsClient({ baseUrl: "https://a.example" });'],
  ["shared", "servers may have a variable in common", 'api.createThingsClient({ host: "a.example" });'],
  [
    "things",
    "a base URL and a server exclude each other",
    'api.createThingsClient({ token: "", server: "test", baseUrl: "" });',
    /not assignable to type 'undefined'/,
  ],
  ["form", "a read can be sent as a form where the document says so", 'api.createThingsClient({ sendAs: "form" });'],
  ["form", "a read is sent as a form or as a query", 'api.createThingsClient({ sendAs: "json" });', /"json"/],
  [
    "plain",
    "a read cannot be sent as a form elsewhere",
    'api.createThingsClient({ sendAs: "form" });',
    /'sendAs' does not exist/,
  ],
  ["plain", "an unknown option is refused", "api.createThingsClient({ timeuotMs: 1 });", /'timeuotMs' does not exist/],
  [
    "plain",
    "another client's name of an option is refused with the name here",
    "api.createThingsClient({ timeout: 1 });",
    /Instead<"timeoutMs, in milliseconds">/,
  ],
  [
    "required",
    "a variable of a server that is missing is named",
    "api.createThingsClient({ timeoutMs: 1 });",
    /Property 'host' is missing/,
  ],
  [
    "things",
    "the credentials of two alternatives exclude each other",
    'api.createThingsClient({ token: "", key: "", user: "" });',
    /'string' is not assignable to type 'undefined'/,
  ],
  [
    "elsewhere",
    "the credentials of two alternatives go together where an operation needs both",
    'api.createThingsClient({ token: "", key: "" });',
  ],
  [
    "things",
    "the validation of another provider is refused",
    'api.createThingsClient({ token: "", validation: null as unknown as Validation<"others"> });',
    /'"others"' is not assignable to type '"things"'/,
  ],
  [
    "failures",
    "the status of an error decides about its body, whether it is a result or was thrown",
    `const { error } = await resultOf(client.readThing());
     if (error?.code === "http" && error.status === 422) error.body?.fields satisfies string[] | undefined;
     if (error?.code === "http" && error.status === 404) error.body?.why satisfies string | undefined;
     try { await client.readThing(); } catch (thrown) {
       if (isErrorOf(client.readThing, thrown) && thrown.status === 422) thrown.body?.fields satisfies string[] | undefined;
     }`,
  ],
  [
    "failures",
    "the body of an error has no field of another status",
    `const { error } = await resultOf(client.readThing());
     if (error?.code === "http" && error.status === 404) error.body?.fields;`,
    /'fields' does not exist/,
  ],
  [
    "failures",
    "the body of an error may have to be missing",
    `const { error } = await resultOf(client.readThing());
     if (error?.code === "http" && error.status === 422) error.body.fields;`,
    /possibly 'undefined'/,
  ],
  [
    "failures",
    "the body of an undocumented status is unknown",
    `const { error } = await resultOf(client.readThing());
     if (error?.code === "http" && error.status === 500) error.body.fields;`,
    /'error.body' is of type 'unknown'/,
  ],
  [
    "things",
    "a success has its status and headers on request",
    "const { data, status, headers } = await client.listThings().withResponse(); data[0]?.id; status.toFixed(); headers.get('a');",
  ],
  [
    "things",
    "a client of some operations can have other options, and has no other operation",
    "const less = api.createThingsClientWith({ listThings: api.operationDescriptors.listThings }, { token: '' }).withOptions({ timeoutMs: 1 }); await less.listThings(); less.createThing;",
    /'createThing' does not exist/,
  ],
  [
    "things",
    "a client takes its credentials from the environment where it is asked to",
    "api.createThingsClient({ ...api.thingsOptionsFrom({ THINGS_TOKEN: '' }), timeoutMs: 1 });",
  ],
  [
    "form",
    "the names of all options are reserved",
    `type Option = keyof ClientOptions | "baseUrl" | "server" | "sendAs" | "raw"; const names: readonly Option[] = ${JSON.stringify(clientOptions)}; names; const missing: Exclude<Option, ${clientOptions.map((name) => JSON.stringify(name)).join(" | ")}>[] = []; missing satisfies never[];`,
  ],

  [
    "sets",
    "an open set takes its values and any other of the type",
    "[-1, 0, 1.5, 2] satisfies api.Numbers[]; ['a', 'b'] satisfies api.Texts[];",
  ],
  ["sets", "an open set of numbers takes no text", "'1' satisfies api.Numbers;", /does not satisfy/],
  ["sets", "an open set of texts takes no number", "1 satisfies api.Texts;", /does not satisfy/],
  [
    "sets",
    "an open set takes null where the document does",
    "[null, 'a', 'b'] satisfies api.Nullable[]; null satisfies api.Mixed;",
  ],
  ["sets", "an open set takes no null where the document does not", "null satisfies api.Texts;", /does not satisfy/],
  [
    "sets",
    "an editor offers the known values of an open set, with the sign of a negative one",
    "const offered: Offered<api.Numbers>[] = [-1, 0, 1.5]; offered;",
  ],
  [
    "sets",
    "an editor offers no other value of an open set",
    "const offered: Offered<api.Numbers>[] = [1]; offered;",
    /Type '1' is not assignable/,
  ],
  [
    "sets",
    "an open set without a type has those of its values",
    "[true, false, 'b'] satisfies api.Mixed[]; const all: api.Mixed = 1; all;",
    /Type '1' is not assignable/,
  ],
  [
    "sets",
    "a closed set takes its values alone",
    "-1 satisfies api.Closed; 1 satisfies api.Closed;",
    /does not satisfy/,
  ],
  [
    "things",
    "a named value is of its type, with its sign",
    "api.Level.Below satisfies -1; api.Level.Ground satisfies api.Level; api.Sort.Up satisfies api.Sort;",
  ],
  ["things", "the type of a component has its name", "const one: api.Thing = { id: 1, level: 5 }; one;"],

  [
    "variants",
    "a query decides about the result",
    "(await client.listRows({ query: { count: 1 } })).count satisfies number; (await client.listRows({ query: { pages: 1, name: '' } })).pages satisfies number;",
  ],
  [
    "variants",
    "without such a query the result is the rest",
    "(await client.listRows()).rows; (await client.listRows({})).rows; (await client.listRows({ query: { name: '' } })).rows; (await client.listRows({ query: { count: 0 } })).rows;",
  ],
  [
    "variants",
    "the other result is not had",
    "(await client.listRows({ query: { count: 1 } })).rows;",
    /'rows' does not exist/,
  ],
  [
    "variants",
    "without such a query no other result is had",
    "(await client.listRows()).count;",
    /'count' does not exist/,
  ],
  [
    "variants",
    "two such queries leave the result open",
    "const result = await client.listRows({ query: { count: 1, pages: 1 } }); result.count;",
    /'count' does not exist/,
  ],
  [
    "variants",
    "a query that is known at run time alone leaves the result open",
    "const count = Math.random() > 0.5 ? 0 : 1; (await client.listRows({ query: { count } })) satisfies api.ListRowsResult;",
  ],
  [
    "variants",
    "arguments of a variant have a name",
    "const args: api.ListRowsCountArgs = { query: { count: 1 } }; (await client.listRows(args)).count;",
  ],
  [
    "variants",
    "arguments of a variant need its query",
    "const args: api.ListRowsCountArgs = {}; args;",
    /'query' is missing/,
  ],

  [
    "awkward",
    "what has quotes, slashes and ends of comments in it compiles",
    'await client.readThing({ query: { "it\'s": "" } });',
  ],
  [
    "things",
    "validation is an option of the client",
    'api.createThingsClient({ token: "", validation: validation({ mode: "throw" }) });',
  ],
  [
    "things",
    "the manifest and descriptors are constants",
    'manifest.operationManifests.listThings.responses[200] satisfies readonly ["application/json"]; api.operationDescriptors.listThings.method satisfies "GET"; api.api.provider satisfies "things";',
  ],
];
