import { createMock, startMock } from "@demarc/mock";
import { specOf } from "@demarc/openapi";
import { libraryDocument } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { contractCases, contractOf, coverage, runCases, urlTarget } from "../src/index.ts";

const document = libraryDocument();

describe("an API that is none of the providers'", () => {
  test("has cases for all that its document says, all of which hold over bare HTTP", async () => {
    const { runs, exchanges } = await runCases(document);
    expect(runs.flatMap(({ findings }) => findings)).toEqual([]);
    expect(
      Object.values(coverage(document, exchanges))
        .flat()
        .filter(({ covered }) => !covered),
    ).toEqual([]);
    expect(runs.length).toBeGreaterThan(400);
  });

  test("has the same cases against the mock over HTTP", async () => {
    const target = await startMock(document);
    try {
      const { runs } = await runCases(document, { target });
      expect(
        runs.flatMap(({ testCase, findings }) =>
          findings.map((finding) => `${testCase.id} ${finding.pointer} ${finding.found}`),
        ),
      ).toEqual([]);
    } finally {
      await target.stop();
    }
  });

  test("has the same cases in the same order each time, with ids of their own, and others of another seed", () => {
    const [one, again, other] = [contractCases(document), contractCases(document), contractCases(document, 2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    for (const { cases } of one) expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});

test("an address is sent what the document allows and changes nothing, unless writing is asked for", () => {
  const target = urlTarget("https://library.example.org/v2/");
  const sent = (writes: boolean) =>
    contractOf(specOf(document), undefined, target, { writes }).map(({ operationId, cases }) => [
      operationId,
      new Set(cases.map(({ kind }) => kind)),
    ]);
  expect(sent(false)).toEqual([
    ["searchItems", new Set(["parameter"])],
    ["addItem", new Set()],
    ["removeItem", new Set()],
  ]);
  expect(sent(true)).toEqual([
    ["searchItems", new Set(["parameter"])],
    ["addItem", new Set(["parameter", "body"])],
    ["removeItem", new Set(["parameter"])],
  ]);
});

test("a mock refuses what its document does not allow", async () => {
  const mock = createMock(document);
  const response = await mock.fetch(
    new Request(`${mock.baseUrl}/items?undocumented=1`, { headers: { "X-Token": "any" } }),
  );
  expect(response.status).toBe(400);
});
