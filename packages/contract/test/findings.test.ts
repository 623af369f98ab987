import { describe, expect, test } from "vitest";
import { controlHeader, toHeader, type MockRequest } from "@demarc/mock";
import { withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { excluded } from "../src/coverage/exclusions.ts";
import { curlLine } from "../src/findings/curl.ts";
import { checkResponse as check, compileSchemas, listOperations, type Operation } from "@demarc/openapi";
import { checkResponse, coverage, findingsOf, observed, runCases } from "../src/index.ts";
import { uncovered } from "../src/run/contract.ts";
import { isSelected, wantedSeed } from "../src/run/selection.ts";

const spec = numbersSpec();
const [listNumbers] = listOperations(spec.document) as [Operation];
const schemas = compileSchemas(spec.document);
const answer = (rows: unknown) => ({
  status: 200,
  headers: { "content-type": "application/vnd.numbers+json" },
  text: JSON.stringify(rows),
});

describe("findings", () => {
  test("of the same kind are one, with a count and the first places", () => {
    const rows = Array.from({ length: 7_000 }, (_, index) =>
      index % 2 === 0 ? { state: "free" } : { e164: "+1", state: "free" },
    );
    const started = process.cpuUsage();
    const findings = checkResponse(spec.document, "listNumbers", answer(rows));
    expect(findings).toMatchObject([
      { pointer: "/body/0/e164", count: 3500, pointers: ["/body/0/e164", "/body/2/e164", "/body/4/e164"] },
    ]);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(2000);
  });

  test("in 10,000 rows are found in the last one too", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      e164: "+1",
      state: index === 9999 ? "gone" : "free",
    }));
    expect(checkResponse(spec.document, "listNumbers", answer(rows))).toMatchObject([{ pointer: "/body/9999/state" }]);
  });

  test("name the erratum that concerns the place", () => {
    const errata = [{ id: "states", at: "#/components/schemas/Number/properties/state" }];
    expect(
      checkResponse(spec.document, "listNumbers", answer([{ e164: "+1", state: 7 }]), { errata })[0]?.erratum,
    ).toBe("states");
  });

  test("hide credentials and the fields named, in what was found and in the line to repeat it", () => {
    const exchange = {
      operationId: "listNumbers",
      request: {
        method: "GET",
        url: "http://localhost/numbers?access_token=s3cret",
        headers: { "x-key": "s3cret" },
        body: undefined,
      },
      response: answer([{ e164: "+1", state: "free", pin: "s3cret", password: "s3cret" }]),
    };
    const observations = observed(listNumbers, check(spec, schemas, listNumbers, exchange), { exchange });
    const findings = findingsOf(spec, observations, { mask: ["pin"] });
    expect(findings.map(({ pointer }) => pointer)).toEqual(["/body/0/pin", "/body/0/password"]);
    expect(JSON.stringify(findings)).not.toContain("s3cret");
  });

  test("of what was only inferred are information", () => {
    const inferred: Operation = { ...listNumbers, evidence: "inferred" };
    const request = { method: "GET", url: "http://localhost/v1/numbers", headers: {}, body: undefined };
    const exchange = { request, response: { status: 418, headers: {}, text: "" } };
    const observations = observed(inferred, check(spec, schemas, inferred, exchange), { exchange });
    expect(findingsOf(spec, observations)).toMatchObject([{ grade: "informational", pointer: "/status" }]);
  });

  test("of a value that an erratum tolerates are information, and of any other breaking", () => {
    const at = "/components/schemas/Number/properties/state";
    const tolerant = withValueAt(spec.document, `${at}/x-tolerated`, { const: 0 }) as OpenApiDocument;
    const errata = [{ id: "old", at: `#${at}` }];
    const text = (state: unknown) => answer([{ e164: "+1", state }]);
    const gradesOf = (state: unknown) =>
      checkResponse(tolerant, "listNumbers", text(state), { errata }).map(({ grade }) => grade);
    expect(new Set(gradesOf(0))).toEqual(new Set(["informational"]));
    expect(new Set(gradesOf(1))).toEqual(new Set(["breaking"]));
  });

  test("come with a line for the shell, credentials as variables", () => {
    const line = curlLine(spec.document, {
      method: "POST",
      url: "http://localhost/v1/numbers?note=it's",
      headers: { "x-key": "s3cret", accept: "*/*" },
      body: { e164: "+1" },
    });
    expect(line).toBe(
      `curl -X POST -H "X-Key: $KEY" -H 'accept: */*' -d '{"e164":"+1"}' 'http://localhost/v1/numbers?note=it%27s'`,
    );
  });
});

test("a line for a mock works as it is: its address, any credential, the answer that it is to give", () => {
  const line = (asked: MockRequest) =>
    curlLine(
      spec.document,
      {
        method: "GET",
        url: "http://localhost/v1/numbers",
        headers: { "x-key": "s3cret", prefer: "code=200", [controlHeader]: toHeader(asked) },
        body: undefined,
      },
      { mockOrigin: "http://127.0.0.1:4010" },
    );
  const plain = `curl -H "X-Key: \${KEY:-anything}" -H 'prefer: code=200' 'http://127.0.0.1:4010/v1/numbers'`;
  expect(line({ tell: true })).toBe(plain);
  expect(line({ answer: { body: 1 } })).toContain(`-H 'demarc-mock: ${toHeader({ answer: { body: 1 } })}'`);
});

describe("coverage", () => {
  test("fails for what nobody showed, on both sides of a constraint", async () => {
    const { exchanges } = await runCases(spec.document);
    const without = exchanges.filter(
      ({ shows }) => !(shows?.side === "invalid" && shows.specPointer.endsWith("/pattern")),
    );
    const gaps = coverage(spec.document, without)["orderNumber"]?.filter(({ covered }) => !covered) ?? [];
    expect(gaps.map(({ name }) => name)).toEqual(["body e164 pattern invalid"]);
    expect(uncovered(spec, "orderNumber", gaps)).toMatchObject([
      { pointer: "/coverage", expected: "the constraint body e164 pattern invalid to occur" },
    ]);
  });

  test("lets a reviewed exclusion through, and fails for one that is not needed", () => {
    const gap = { kind: "status" as const, name: "503", specPointer: "/x", covered: false };
    const exclusion = { operation: "a", kind: gap.kind, name: "503", reason: "It never says." };
    expect(uncovered(spec, "a", excluded([gap], "a", [exclusion]), [exclusion])).toEqual([]);
    expect(uncovered(spec, "a", excluded([{ ...gap, covered: true }], "a", [exclusion]), [exclusion])).toMatchObject([
      { expected: expect.stringContaining("no exclusion of the status 503") },
    ]);
  });
});

describe("the cases to run", () => {
  test.each([
    ["telco/createCustomer/invalid/body.name/missing", true],
    ["telco/createCustomer/invalid", true],
    ["telco/createCustomer/inv", false],
    ["telco/*/missing", true],
    ["other/*", false],
    ["", true],
  ])("chosen by %s", (wanted, selected) => {
    expect(isSelected("telco/createCustomer/invalid/body.name/missing", wanted)).toBe(selected);
  });

  test("have a seed that is a number", () => {
    expect(wantedSeed("42")).toBe(42);
    expect(() => wantedSeed("abc")).toThrow("Give an integer");
  });
});
