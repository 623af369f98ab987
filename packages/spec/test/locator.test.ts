import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createLocator, listProviders, loadSpec } from "../src/index.ts";
import { fixtureSpecs } from "../fixtures/index.ts";

const root = mkdtempSync(join(tmpdir(), "demarc-locator-"));
afterAll(() => rmSync(root, { recursive: true }));

const files = {
  "openapi.yaml": `openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    $ref: paths/things.yaml
`,
  "paths/things.yaml": `get:
  tags:
    - first
    - second
  responses:
    200:
      content:
        application/json:
          schema: { $ref: ../components/schemas/Thing.yaml }
`,
  "components/schemas/Thing.yaml": `type: object
properties:
  id:
    type: integer
    minimum: 1
  empty:
# one
# two
# three
# four
# five
`,
};
for (const [name, content] of Object.entries(files)) {
  const path = join(root, "specs/things", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
const locate = createLocator("things", join(root, "specs"));

describe("a place in the bundled document leads to the line that it is written in", () => {
  test.each([
    ["", "openapi.yaml", 1],
    ["/info/version", "openapi.yaml", 2],
    ["/paths/~1things", "openapi.yaml", 4],
    ["/paths/~1things/get", "paths/things.yaml", 1],
    ["/paths/~1things/get/tags/1", "paths/things.yaml", 4],
    ["/paths/~1things/get/responses/200", "paths/things.yaml", 6],
    [
      "/paths/~1things/get/responses/200/content/application~1json/schema/properties/id",
      "components/schemas/Thing.yaml",
      3,
    ],
    ["/components/schemas/Thing/properties/id/minimum", "components/schemas/Thing.yaml", 5],
  ])("%s", (pointer, file, line) => {
    expect(locate(pointer)).toMatchObject({ file: `specs/things/${file}`, line });
  });

  test.each([
    ["/components/schemas/Thing/properties/id/maximum", "components/schemas/Thing.yaml", 3],
    ["/components/schemas/Thing/properties/empty/type", "components/schemas/Thing.yaml", 6],
    ["/components/schemas/Other/properties", "openapi.yaml", 1],
    ["/paths/~1things/get/tags/7", "paths/things.yaml", 2],
    ["/info/title/deeper", "openapi.yaml", 2],
  ])("or to the nearest one above it: %s", (pointer, file, line) => {
    expect(locate(pointer)).toMatchObject({ file: `specs/things/${file}`, line });
  });

  test("with the line itself and five below it", () => {
    expect(locate("/components/schemas/Thing/properties/id/minimum").excerpt).toBe(
      "    minimum: 1\n  empty:\n# one\n# two\n# three\n# four",
    );
    expect(locate("/paths/~1things").excerpt).toBe("  /things:\n    $ref: paths/things.yaml");
  });
});

test.each(listProviders(fixtureSpecs))("every schema of %s is found in a file of its own", async (provider) => {
  const { document } = await loadSpec(provider, fixtureSpecs);
  const locateIn = createLocator(provider, fixtureSpecs);
  for (const name of Object.keys(document.components?.schemas ?? {}))
    expect(locateIn(`/components/schemas/${name}`).file).toBe(`specs/${provider}/components/schemas/${name}.yaml`);
});
