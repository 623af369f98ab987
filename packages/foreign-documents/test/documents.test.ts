import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { checkRequest, checkResponse, contractCases, replayArchive } from "@demarc/contract";
import { loadDocument } from "@demarc/spec";
import { measure, type Measured } from "./support/measure.ts";

const documents = join(import.meta.dirname, "../documents");
/** Another folder of documents, such as those of `sources.yaml`: a row of figures is printed for each. */
const others = process.env["DEMARC_DOCUMENTS"];
const files = readdirSync(others ?? documents);

describe("a document of any maker", () => {
  test.each(files)(
    "%s: every case passes but for the faults that are listed, and no fault is listed in vain",
    { timeout: others === undefined ? 30_000 : 600_000 },
    async (file) => {
      const measured = await measure(join(others ?? documents, file));
      if (others !== undefined) return showOther(measured);
      expect(measured).toMatchObject({ failed: [], idle: [] });
      expect(measured.aborted).toBeUndefined();
      expect(measured.cases).toBeGreaterThan(20);
      // Of a document with faults, and of fields of fields of fields, less can be shown.
      if (!/^(faulty|schemas)/.test(file)) expect(measured.coverage).toBeGreaterThan(0.95);
    },
  );
});

function showOther({ name, operations, cases, failed, real, coverage, msPerCase, idle, aborted }: Measured): void {
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const passed = percent(1 - failed.length / Math.max(1, cases));
  console.log(
    `| ${name} | ${operations} | ${cases} | ${passed} | ${percent(coverage)} | ${msPerCase.toFixed(2)} | ${real} |`,
  );
  expect({ failed, idle, aborted }).toEqual({ failed: [], idle: [], aborted: undefined });
}

describe("a fault that is not listed", () => {
  let folder: string | undefined;
  afterEach(() => folder && rmSync(folder, { recursive: true }));

  const written = (text: string) => {
    folder = mkdtempSync(join(tmpdir(), "demarc-foreign-"));
    const file = join(folder, "planted.yaml");
    writeFileSync(file, text);
    return file;
  };
  const head = 'openapi: 3.1.0\ninfo: { title: Planted, version: "1" }\n';

  test("fails by the id of its case, alone", async () => {
    const schema = "{ type: object, required: [id], properties: { id: { type: integer } } }";
    const response = `{ description: Fine, content: { application/json: { schema: ${schema}, example: { id: one } } } }`;
    const { failed } = await measure(
      written(`${head}paths: { /a: { get: { operationId: a, responses: { 200: ${response} } } } }`),
    );
    expect(failed).toEqual(["planted/a/response/200/application.json/example"]);
  });

  test.each([
    ['swagger: "2.0"\ninfo: { title: Old, version: "1" }\npaths: {}', "2.0"],
    ['openapi: 3.2.0\ninfo: { title: New, version: "1" }\npaths: {}', "3.2.0"],
    ["title: Something else", "no OpenAPI document"],
  ])("of another version is refused, with its version: %s", async (text, said) => {
    expect((await measure(written(text))).aborted).toContain(said);
  });

  test("behind a reference to another file is followed; in an example it is data", async () => {
    const text = `${head}paths: { /a: { get: { operationId: a, responses: { 200: { $ref: ./none.yaml } } } } }`;
    await expect(loadDocument(written(text))).rejects.toThrow("none.yaml");
    await expect(loadDocument(join(documents, "data.yaml"))).resolves.toBeDefined();
  });
});

test("a document costs the same for each call that is checked, however many operations it has", async () => {
  const ok = { 200: { description: "Fine", content: { "application/json": { schema: { type: "object" } } } } };
  const made = (count: number) => ({
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    paths: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `/${index}`,
        { get: { operationId: `get${index}`, responses: ok } },
      ]),
    ),
  });
  const timeOf = (count: number) => {
    const document = made(count);
    const answer = { status: 200, headers: { "content-type": "application/json" }, text: "[]" };
    const check = () => checkResponse(document, "get1", answer);
    expect(check()).toHaveLength(1);
    const before = process.cpuUsage();
    for (let call = 0; call < 300; call++) check();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  timeOf(10);
  expect(timeOf(1000)).toBeLessThan(timeOf(10) * 5 + 50_000);
});

test("fields of fields are planned in time that does not multiply", async () => {
  const document = await loadDocument(join(documents, "schemas.yaml"));
  const { wide } = Object.fromEntries(
    contractCases(document).map(({ operationId, cases }) => [operationId, cases.length]),
  );
  expect(wide).toBeGreaterThan(100);
  expect(wide).toBeLessThan(3000);
});

describe("a recording of any tool", () => {
  const entry = (method: string, url: string, text: string, status: number, body?: string) => ({
    request: {
      method,
      url,
      headers: [{ name: "Content-Type", value: "application/x-www-form-urlencoded" }],
      ...(body !== undefined && { postData: { text: body } }),
    },
    response: { status, headers: [], content: { text } },
  });

  test("is checked in its requests and in its answers, and what is unknown is named", async () => {
    const document = await loadDocument(join(documents, "forms.yaml"));
    const entries = [
      entry("POST", "https://host.example/login", "", 204, "user=ada&kind=person"),
      entry("POST", "https://host.example/login", "", 204, "user=ada&kind=robot"),
      entry("POST", "https://host.example/login", "", 500, "user=ada&kind=person"),
      entry("GET", "https://host.example/elsewhere", "", 200),
    ];
    const { report, unknown } = replayArchive(document, JSON.stringify({ log: { entries } }));
    const findings = report.operations.flatMap(({ cases }) =>
      cases.map((each) => each.findings.map(({ pointer }) => pointer)),
    );
    expect(findings).toEqual([[], ["/request/body/kind"], ["/status"]]);
    expect(unknown).toEqual(["GET /elsewhere"]);
    expect(() => replayArchive(document, "{}")).toThrow("no HTTP Archive");
  });

  test("finds the operation behind the path of a server", async () => {
    const document = await loadDocument(join(documents, "parameters.yaml"));
    const request = {
      method: "GET",
      url: "https://host.example/api/v3/arrays?ids=x",
      headers: { "x-flag": "true" },
      text: "",
    };
    const checked = checkRequest(document, request);
    expect(checked?.operation.operationId).toBe("arrays");
    expect(checked?.findings).toMatchObject([{ pointer: "/request/query/ids/0", grade: "breaking" }]);
  });
});
