import { generate } from "@demarc/codegen/generate";
import type { OpenApiDocument } from "@demarc/openapi";
import ts from "typescript";
import { full, runAttacks, type Outcome } from "../attack.ts";

interface Input {
  /** JSON pointer of what becomes the text. */
  value?: string;
  /** JSON pointer of what gets the text as a key. */
  key?: string;
  /** JSON pointer of the value of that key. */
  of?: string;
}

/** Each would run where it leaves its place in the code, or break it. The first two in `npm test`. */
const texts = [
  "1\npwned = 1;\n",
  "*/ pwned = 1; /*",
  "`${pwned = 1}`",
  "1\rpwned = 1;\r",
  "1\u2028pwned = 1;\u2028",
  "1\u2029pwned = 1;",
  '"]; pwned = 1; x["',
  "'); pwned = 1; ('",
  "${pwned = 1}",
  '\\"; pwned = 1; //',
  "\\u000apwned = 1;",
  "[pwned = 1]",
  "__proto__",
  "constructor",
  "class",
  "then",
  "</script>",
  "",
];

const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  servers: [
    {
      url: "https://{host}",
      "x-name": "one",
      description: "One",
      variables: { host: { default: "a.example", description: "Its host" } },
    },
    { url: "https://b.example", "x-name": "two" },
  ],
  security: [{ token: [] }, { key: [] }],
  "x-error-fields": { message: "/message" },
  "x-status-in-body": "/code",
  "x-sources": { page: { title: "A page" } },
  paths: {
    "/t": {
      get: {
        operationId: "getThings",
        summary: "Get",
        description: "Gets them.",
        "x-evidence": "page",
        "x-source": "page",
        "x-retry": "safe",
        "x-result-variants": [{ name: "some", schema: "Thing", query: { q: "a" } }],
        parameters: [
          { name: "q", in: "query", description: "Q", schema: { type: "string", enum: ["a"], default: "a" } },
        ],
        responses: {
          200: {
            description: "It",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
          404: { description: "None", content: { "a/b": { schema: { type: "string" } } } },
        },
      },
    },
    "/u": { post: { operationId: "postThing", "x-evidence": "page", responses: { 204: { description: "Done" } } } },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "A token" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
    },
    schemas: {
      Thing: {
        type: "object",
        description: "A thing",
        $comment: "None",
        $anchor: "thing",
        required: ["id"],
        properties: { id: { type: "string", format: "uuid", pattern: "^a" }, kind: { const: "a" } },
      },
      Level: {
        type: "string",
        "x-extensible-enum": ["a"],
        "x-enum-varnames": ["A"],
        "x-enum-descriptions": ["The first"],
      },
    },
  },
};

type Node = Record<string, unknown>;

/** The object that a pointer ends in, and its last key. */
function placeOf(root: object, pointer: string): [parent: Node, key: string] {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() ?? "";
  return [keys.reduce((node, key) => node[key] as Node, root as Node), last];
}

function withText(text: string, { value, key, of = "" }: Input): OpenApiDocument {
  const changed = structuredClone(document);
  if (value !== undefined) {
    const [parent, last] = placeOf(changed, value);
    parent[last] = text;
  } else {
    const [parent, last] = placeOf(changed, key ?? "");
    const [source, name] = placeOf(changed, of);
    // As YAML does it: as a key of its own, whatever its name.
    Object.defineProperty(parent[last], text, { value: source[name], enumerable: true });
  }
  return changed as unknown as OpenApiDocument;
}

/** What a generated file has that it must not have. */
function faultsOf(name: string, content: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(content, { fileName: name, reportDiagnostics: true });
  const faults = diagnostics.map(({ messageText }) => `${name}: ${String(messageText)}`);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "pwned") faults.push(`${name}: the text is code`);
    if (ts.isPropertyAssignment(node) && /^["']?__proto__["']?$/.test(node.name.getText()))
      faults.push(`${name}: a prototype`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true));
  return faults;
}

/** A refusal says where: a pointer, the provider's folder, or the pattern itself. */
const saysWhere = /^(\/|specs\/things|.*pattern|Invalid regular expression)/;

async function play(input: Input): Promise<Outcome> {
  const faults: string[] = [];
  for (const text of full ? texts : texts.slice(0, 2)) {
    try {
      const files = await generate({ provider: "things", document: withText(text, input), hash: "0" });
      for (const [name, content] of files) faults.push(...faultsOf(name, content));
    } catch (error) {
      const { message } = error as Error;
      if (!saysWhere.test(message)) faults.push(`${JSON.stringify(text)}: ${message}`);
    }
  }
  return { error: faults.length > 0 ? new Error(faults.join("\n")) : undefined };
}

runAttacks("codegen", play);
