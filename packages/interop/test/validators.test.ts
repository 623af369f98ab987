import { withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { swaggerParser, validators } from "../src/validators.ts";

const specs = await Promise.all(listProviders().map((provider) => loadSpec(provider)));

describe.each(Object.entries(validators))("%s", (name, problems) => {
  test.each(specs)("has nothing to say against the document of $provider", async ({ document }) => {
    expect(await problems(document)).toEqual([]);
  });

  test("says what is wrong with a broken document", async () => {
    const [{ document } = { document: {} as OpenApiDocument }] = specs;
    const broken = withValueAt(document, "/components/schemas/Broken", { type: "text" });
    const wrong = withValueAt(broken, "/info/title", undefined) as OpenApiDocument;
    expect((await problems(wrong)).length, name).toBeGreaterThan(0);
  });
});

test("swagger-parser refuses the description of a server variable, which OpenAPI allows: a canary", async () => {
  const description = "Its port.";
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://things.example:{port}", variables: { port: { default: "443" } } }],
    paths: {},
  };
  const described = withValueAt(document, "/servers/0/variables/port/description", description) as OpenApiDocument;
  expect(await swaggerParser(document)).toEqual([]);
  expect(await swaggerParser(described)).toEqual([expect.stringContaining("#/servers/0/variables/port")]);
});
