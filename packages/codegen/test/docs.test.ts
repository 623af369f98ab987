import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generate } from "../src/generate.ts";
import { awkward, json, oneRead, specOf, things, variants } from "./support/documents.ts";

/** What an editor shows of each declaration and member of a generated file: its comment and tags, by its name. */
async function commentsOf(document: Parameters<typeof specOf>[0], file: string): Promise<Map<string, string[]>> {
  const text = (await generate(specOf(document))).get(file) ?? "";
  const comments = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    const shown = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).map(textOf);
    if (name && shown.length > 0) comments.set(name.getText(), [...(comments.get(name.getText()) ?? []), ...shown]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return comments;
}

function textOf(doc: ts.JSDoc): string {
  const tags = (doc.tags ?? []).map((tag) => tag.getText().replace(/[\s*]+$/, ""));
  return [ts.getTextOfJSDocComment(doc.comment), ...tags].filter(Boolean).join("\n");
}

describe("what is only inferred", () => {
  const marked = {
    description: "A name.",
    maxLength: 3,
    "x-keyword-evidence": { maxLength: "inferred", description: "page", type: { null: "inferred", string: "page" } },
    "x-notes": [{ text: "Names are not used again.", evidence: "client-code" }],
  };
  const document = oneRead(
    {
      "x-notes": [{ text: "It takes long.", evidence: "inferred" }],
      parameters: [{ name: "id", in: "path", description: "Which.", "x-keyword-evidence": { required: "inferred" } }],
      responses: { 200: { description: "It.", ...json({ $ref: "#/components/schemas/Name" }) } },
    },
    { components: { schemas: { Name: marked, Thing: { type: "object", properties: { name: marked } } } } },
  );
  const said = "A name.\nInferred: maxLength, type null.\nNames are not used again. (client-code)";

  test("is said of an operation and of what it takes", async () => {
    const [comment] = (await commentsOf(document, "operations.ts")).get("readThing") ?? [];
    expect(comment).toContain("It takes long. (inferred)");
    expect(comment).toContain("@param args.path.id Which. Inferred: required.");
  });

  test("is said of a type and of a field", async () => {
    expect((await commentsOf(document, "schemas.ts")).get("Name")).toEqual([said]);
    expect((await commentsOf(document, "schemas.ts")).get("name")?.[0]).toContain("Inferred: maxLength, type null.");
  });
});

describe("the comment of an operation function", () => {
  test("says what it does, takes, returns and throws, and how well that is known", async () => {
    const document = oneRead(
      {
        summary: "Read a thing",
        description: "One at a time.\n\nIt may take a while.\n",
        "x-evidence": "page",
        "x-source": ["reading", "nowhere"],
        parameters: [
          { name: "id", in: "path", description: "Which\n  one." },
          { name: "deep", in: "query", schema: { default: false } },
        ],
        requestBody: json({ $ref: "#/components/schemas/Filter" }),
        responses: {
          200: { description: "The thing.\n" },
          404: { description: "There is none.", "x-evidence": "inferred" },
          410: { description: "Gone.", "x-evidence": "page" },
        },
      },
      {
        components: { schemas: { Filter: { description: "What to leave out." } } },
        "x-sources": { reading: { title: "Reading things" } },
      },
    );
    expect((await commentsOf(document, "operations.ts")).get("readThing")).toEqual([
      [
        "Read a thing\n\nOne at a time.\n\nIt may take a while.\n\nEvidence: page, Reading things; nowhere.",
        "@param args.path.id Which one.",
        "@param args.query.deep Default: `false`.",
        "@param args.body What to leave out.",
        "@returns The thing.",
        "@throws {HttpError} 404: There is none. (inferred)",
        "@throws {HttpError} 410: Gone.",
      ].join("\n"),
    ]);
  });

  test("is as short as the document", async () => {
    const document = oneRead({ summary: undefined, "x-evidence": undefined, responses: { 204: { description: "" } } });
    expect((await commentsOf(document, "operations.ts")).get("readThing")).toEqual([
      "readThing\n\nEvidence: inferred.\n@returns",
    ]);
    const text = (await generate(specOf(document))).get("operations.ts") ?? "";
    expect(text).not.toMatch(/\*\n\s*\*\n/);
  });

  test("has the description of the body where its schema has none", async () => {
    const body = { description: "What to leave out.", ...json({}), required: true };
    expect((await commentsOf(oneRead({ requestBody: body }), "operations.ts")).get("readThing")?.[0]).toContain(
      "@param args.body What to leave out.",
    );
  });

  test("is there in full for the first overload, and in short for the others", async () => {
    const comments = (await commentsOf(variants, "operations.ts")).get("listRows") ?? [];
    expect(comments.map((comment) => comment.split("\n")[0])).toEqual([
      "List rows",
      "List rows.",
      "List rows.",
      "List rows.",
    ]);
    expect(comments.map((comment) => comment.includes("@returns"))).toEqual([true, false, false, false]);
  });
});

describe("the comment of an option", () => {
  test("is the description of the credential or server variable", async () => {
    const comments = await commentsOf(things, "client.ts");
    expect(comments.get("token")).toEqual(["A token."]);
    expect(comments.has("key")).toBe(false);
    expect(comments.get("host")).toEqual(["Where it runs."]);
  });

  test("names the servers, with their descriptions or else their addresses", async () => {
    expect((await commentsOf(things, "client.ts")).get("server")).toEqual([
      "production: https://{host}/v1\ntest: https://test.example/v1",
    ]);
    expect((await commentsOf(awkward, "client.ts")).get("server")?.[0]).toMatch(
      /^the "first": it's .*\nthe second: https:/,
    );
  });

  test("says which server is meant where none is given", async () => {
    const server = async (document: typeof things) =>
      (await commentsOf(document, "client.ts")).get("ThingsServer")?.[0];
    expect(await server(things)).toBe(
      "Where the provider is: one of the servers of the document, production where nothing is said, or a base URL of your own (a mock, a proxy).",
    );
    expect(await server(oneRead())).toBe(
      "Where the provider is: the parts of its address, or a base URL of your own (a mock, a proxy).",
    );
  });
});

describe("the comment of a type or value", () => {
  test("is its description in the document", async () => {
    const comments = await commentsOf(things, "schemas.ts");
    expect(comments.get("Level")).toEqual(["How high it is.", "The known values of {@link Level}, by name."]);
    expect(comments.get("Below")).toEqual(["In the cellar"]);
    expect(comments.has("Ground")).toBe(false);
    expect(comments.get("Above")).toEqual(["Upstairs"]);
    expect(comments.has("Thing")).toBe(false);
  });

  test("is that of the parameter, rather than of its schema", async () => {
    expect((await commentsOf(things, "schemas.ts")).get("Sort")?.[0]).toBe("How to sort.");
    const schema = { enum: ["a"], "x-enum-varnames": ["A"], description: "Of the schema." };
    const document = oneRead({}, { components: { parameters: { Sort: { name: "sort", in: "query", schema } } } });
    expect((await commentsOf(document, "schemas.ts")).get("Sort")?.[0]).toBe("Of the schema.");
  });

  test("cannot be ended from within the document", async () => {
    // It would not compile either: compile.test.ts has the same document.
    expect((await commentsOf(awkward, "schemas.ts")).get("Thing")).toEqual([
      'it\'s `${a}` "quoted" \\ *\\/ and /* more *\\/',
    ]);
  });
});

test("the client's comment names the API by its title", async () => {
  expect((await commentsOf(things, "client.ts")).get("createThingsClient")).toEqual([
    "A client for Things.\n@throws {ConfigurationError} where an option is missing or makes no sense; nothing has been sent then",
  ]);
});
