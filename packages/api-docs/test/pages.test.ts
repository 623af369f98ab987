import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at, type Schema } from "@demarc/openapi";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { withDocComments } from "../src/model/doc-comments.ts";
import { box, toMarkdown, toSource, type Page } from "../src/model/markdown.ts";
import { errataAt, proofOf } from "../src/model/provider.ts";
import { keywordRows } from "../src/model/keywords.ts";
import { downloadFiles } from "../src/output/downloads.ts";
import { loadReports, loadSite } from "../src/model/site.ts";
import { annotated } from "../src/output/redoc.ts";
import { allPages } from "../src/pages/all.ts";
import { contractPage } from "../src/pages/contract.ts";
import { errataPage } from "../src/pages/errata.ts";
import { inWords } from "../src/text/in-words.ts";
import { contractReport, writeContractReport } from "./support/reports.ts";
import { base } from "./support/site.ts";

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), "demarc-reports-"));
});
afterEach(() => rmSync(reports, { recursive: true }));

/** What the page of the contract tests says with these reports. */
const contract = async () => contractPage({ ...(await site), ...loadReports(reports) }).body;

/** The site without reports, and its pages: made once for all tests that only read them. */
const site = loadSite(join(tmpdir(), "no-reports"));
const pagesWithoutReports = site.then(allPages).then((pages) => new Map(pages.map(({ path, body }) => [path, body])));

describe("figures", () => {
  test("are said to be missing where no run has left a report", async () => {
    expect((await contract()).match(/: not run yet/g)).toHaveLength(3);
    expect(await contract()).toContain("Not run yet.");
  });

  test("come from the report, with its date and commit", async () => {
    const report = await contractReport();
    const [first, second] = report.providers;
    const [operation] = first?.operations ?? [];
    const [all = 0, others] = [first, second].map((provider) => provider?.operations.length);
    Object.assign(operation?.cases[0] ?? {}, { passed: false });
    writeContractReport(reports, report);
    const body = await contract();
    expect(body).toContain(`${all - 1} of ${all} cases passed, 1 failed; ${all} of ${all} documented items covered.`);
    expect(body).toContain(`${others} of ${others} cases passed`);
    expect(body).toContain("Run on 2026-01-02 03:04 UTC, commit `0123abc`: **1 failed**.");
  });

  test("of a run on another document are said to be so", async () => {
    const report = await contractReport();
    for (const provider of report.providers) provider.hash = "0000000000000000";
    writeContractReport(reports, report);
    expect((await contract()).match(/The document has changed since/g)).toHaveLength(report.providers.length);
  });

  test("of a mutation run are shown", async () => {
    mkdirSync(join(reports, "mutation"));
    writeFileSync(
      join(reports, "mutation", "report.json"),
      JSON.stringify([
        {
          provider: "cloudlx",
          mutants: [{ kill: {} }, { equivalent: "no caller sees it" }, {}],
          responses: [{ right: true }, { right: false }],
        },
      ]),
    );
    expect(await contract()).toContain(
      "1 of 3 deliberate faults in the document detected (1 change nothing), 1 of 2 changed responses classified correctly, on ",
    );
  });

  test("are not read from a report of another form", async () => {
    mkdirSync(join(reports, "contract"));
    writeFileSync(join(reports, "contract", "report.json"), "[]");
    expect(() => loadReports(reports)).toThrow(/report\.json: expected createdAt and a list providers/);
  });
});

describe("an erratum", () => {
  test("says whether a live run has settled it", async () => {
    const [provider] = (await site).providers;
    const [first, ...rest] = provider?.errata.errata ?? [];
    if (!provider || !first) throw new Error("there is no erratum to show");
    expect(errataPage(provider).body).toContain("No live run has settled any of them yet.");
    const settled = { ...first, settled: { date: "2026-11-20", host: "demo", outcome: "refuted" as const } };
    const { body } = errataPage({ ...provider, errata: { ...provider.errata, errata: [settled, ...rest] } });
    expect(body).toContain("1 of them settled by a live run.");
    expect(body).toContain("**To settle it:** refuted by a live run against demo on 2026-11-20.");
  });

  test("is linked from the place it concerns, and links back, for every one of them", async () => {
    const { providers } = await site;
    const pages = await pagesWithoutReports;
    for (const provider of providers) {
      for (const erratum of provider.errata.errata) {
        const place = provider.places.of(erratum.at);
        expect(place, `${provider.name} ${erratum.at}`).not.toBe(`/${provider.name}/`);
        const [path = "", anchor] = place.split("#");
        expect(pages.get(path), `${provider.name} ${erratum.id}`).toMatch(
          new RegExp(`\\]\\(/${provider.name}/errata/#${erratum.id}\\)`),
        );
        expect(pages.get(`/${provider.name}/errata/`)).toContain(`](${place})`);
        if (anchor) expect(errataAt(provider, place)).toContain(erratum);
      }
    }
  });
});

describe("evidence", () => {
  test("goes down from the operation to its fields, until something else is said", async () => {
    const [, cloudlx, enswitch] = (await site).providers;
    expect(proofOf(cloudlx!, "/components/schemas/Customer/properties/name").evidence).toBe("page");
    expect(proofOf(cloudlx!, "/components/schemas/Customer/properties/sub_realms")).toEqual({
      evidence: "vendor-docs",
      sources: ["show-customer"],
    });
    expect(proofOf(cloudlx!, "/components/schemas/ApiError/properties/message").evidence).toBe("inferred");
    expect(proofOf(enswitch!, "/components/schemas/CustomerCountResult/properties/data").evidence).toBe("inferred");
  });

  test("of keywords, and notes, stand where they are read", async () => {
    const pages = await pagesWithoutReports;
    const [, cloudlx] = (await site).providers;
    const operation = cloudlx!.operations.find(({ operationId }) => operationId === "updateCustomer")!;
    const update = pages.get(cloudlx!.places.operation(operation));
    expect(update).toContain("- Fields that are not sent keep their values. [inferred](/evidence/#inferred)");
    expect(pages.get("/cloudlx/schemas/")).toContain("[inferred](/evidence/#inferred) for `minLength`, `type` `null`");
    expect(pages.get("/cloudlx/guide/")).toMatch(
      /lives for 3600 seconds\. \[vendor-docs\]\(.*\) CloudLX API documentation/,
    );
  });

  test("of every keyword stand on a sheet, each once, and as a table to load", async () => {
    const [, cloudlx] = (await site).providers;
    const rows = keywordRows(cloudlx!);
    const places = rows.map(({ pointer }) => pointer);
    expect(new Set(places).size).toBe(places.length);
    const name = "/components/schemas/Customer/properties/name";
    const of = (pointer: string) => rows.find((row) => row.pointer === pointer)?.evidence;
    expect([of(`${name}/type`), of(`${name}/type/null`), of(`${name}/minLength`)]).toEqual([
      "page",
      "inferred",
      "inferred",
    ]);
    expect(of("/components/schemas/CreateCustomerRequest/required/name")).toBe("inferred");
    expect(of("/paths/~1api~1customers/get/responses/200/content")).toBe("inferred");
    const table = downloadFiles(cloudlx!)["evidence.csv"] ?? "";
    expect(table.split("\r\n")).toHaveLength(rows.length + 2);
    expect(table).toContain(`"${name}/minLength","1","inferred",""`);
  });

  test("and errata stand in the document that Redocly renders, and the document itself stays as it is", async () => {
    const [, cloudlx] = (await site).providers;
    const before = JSON.stringify(cloudlx!.document);
    const field = at(annotated(cloudlx!, "/x/"), "/components/schemas/Currency/properties/iso_2") as {
      description: string;
    };
    expect(field.description).toContain(
      "Evidence: [page](/x/evidence/#page) · [Erratum: The iso_2 of a currency is the code of a country](/x/cloudlx/errata/#",
    );
    expect(JSON.stringify(cloudlx!.document)).toBe(before);
  });
});

describe("for machines", () => {
  const read = (file: string) => readFileSync(join(inject("folder"), file), "utf8");

  test("llms.txt names the Markdown of every page, and it is there", async () => {
    const links = [...read("llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? "");
    expect(links).toHaveLength((await pagesWithoutReports).size);
    for (const link of links) expect(existsSync(join(inject("folder"), link.slice(base.length))), link).toBe(true);
  });

  test("the Markdown of an operation has its parameters, samples and examples", () => {
    const text = read("enswitch/operations/list-customers.md");
    for (const part of [
      "# List customers · Enswitch",
      "### `bill_type`",
      "**PrepaidCalls**",
      "createEnswitchClient",
      "### Status 402",
      '"example1"',
    ])
      expect(text).toContain(part);
  });

  test("the downloads are the document, and a collection with a request for each operation", async () => {
    for (const { name, original: document, operations } of (await site).providers) {
      expect(parse(read(`${name}/openapi.yaml`))).toEqual(document);
      expect(JSON.parse(read(`${name}/openapi.json`))).toEqual(document);
      expect(read(`${name}/postman.json`).match(/"request": \{/g)?.length).toBeGreaterThanOrEqual(operations.length);
    }
  });
});

test("no anchor of a field stands on a page twice", async () => {
  for (const [path, body] of await pagesWithoutReports) {
    const anchors = [...body.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);
    expect(new Set(anchors).size, path).toBe(anchors.length);
  }
});

describe("errors that operations share", () => {
  test("are described once, on a page of their own that every operation with them leads to", async () => {
    const pages = await pagesWithoutReports;
    const [, cloudlx] = (await site).providers;
    const errors = pages.get("/cloudlx/errors/") ?? "";
    expect(errors.match(/<a id="401-unauthorized-message">/g)).toHaveLength(1);
    expect(errors).toContain("## 401: The access token is missing, unknown or expired {#401-unauthorized}");
    for (const operation of cloudlx!.operations) {
      const body = pages.get(cloudlx!.places.operation(operation)) ?? "";
      expect(body).toContain("](/cloudlx/errors/#401-");
      expect(body).not.toContain('<a id="401-');
    }
  });
});

describe("doc comments of the packages", () => {
  test("stand in guides, of all members or of some, without their tags", () => {
    const text = withDocComments(
      "<!-- members client-core/src/transport/retry.ts RetryOptions attempts -->\n<!-- comment client-core/src/answer/result.ts resultOf -->",
    );
    expect(text).toBe(
      "- `attempts`: How often to send at most, the first time included. 3 by default.\nTurns a call that may throw into a result to look at.",
    );
  });

  test("that a guide asks for and no source has stop the build", () => {
    expect(() => withDocComments("<!-- members client-core/src/transport/retry.ts RetryOptions retries -->")).toThrow(
      "packages/client-core/src/transport/retry.ts: RetryOptions has no doc comment of retries, which a guide asks for.",
    );
  });
});

test.each([
  [{ properties: { status: { const: 200 }, body: { required: ["id"] } } }, "`status` is `200` and `body.id` is there"],
  [
    { properties: { body: { type: "array", minItems: 1 } } },
    "`body` is of type array and `body` has at least `1` entries",
  ],
  [{ properties: { body: { not: { required: ["a", "b"] } } } }, "`body.a` or `body.b` is missing"],
  [
    {
      properties: { data: { contains: { anyOf: [{ required: ["id"] }, { properties: { n: { enum: [0, "0"] } } }] } } },
    },
    '`data` has an entry in which (`id` is there or `n` is `0` or `"0"`)',
  ],
])("what settles an erratum is said in words: %j", (schema, words) => {
  expect(inWords(schema as Schema)).toBe(words);
});

test("Markdown for machines has no boxes, no anchors and no place for the form", () => {
  const body = `${box("operation", "text", "<!--try-it-->", '- <a id="x"></a>`x`')}\n\n## Title {#here}`;
  const text = toMarkdown({ path: "/a/", title: "A", description: "A", body }, "/");
  expect(text).toBe("# A\n\n> A\n\ntext\n\n- `x`\n\n## Title\n");
});

test("two headings with the same anchor on one page are refused", () => {
  const page: Page = { path: "/a/", title: "A", description: "A", body: "## `a.b`\n\n```md\n## ab\n```\n\n## ab" };
  expect(() => toSource(page, "/")).toThrow('/a/: the headings "`a.b`" and "ab" both get the anchor #ab');
});
