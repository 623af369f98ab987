import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSpec } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { checkErrata } from "../src/errata/check.ts";
import { createWorkspace, type Edit } from "./workspace.ts";

/** A change to the errata of Initech, whose numbers are 27 to 40, and the problem that it has to lead to. */
interface Fault {
  rule: string;
  what: string;
  edit: [from: string | RegExp, to: string];
  at: string;
  says: string;
}

const fault = (rule: string, what: string, from: string | RegExp, to: string, at: string, says: string): Fault => ({
  rule,
  what,
  edit: [from, to],
  at,
  says,
});
const form = "errata-form";
const number = "errata-number";

const faults: Fault[] = [
  fault(
    form,
    "a list is missing",
    /corrections:[^]*/,
    "",
    "#",
    "must have required property 'corrections'. Write contradictions, errata and corrections",
  ),
  fault(form, "a key too many", "corrections:", "remarks: []\ncorrections:", "#", "additional properties: remarks"),
  fault(
    form,
    "a misspelt key of an entry",
    "    reading: The example is right.",
    "    readng: The example is right.",
    "#/errata/0",
    "must have required property 'reading'",
  ),
  fault(
    form,
    "a misspelt key of a correction",
    "corrected: 'Replaced",
    "correctd: 'Replaced",
    "#/corrections/3",
    "must have required property 'corrected'",
  ),
  fault(
    form,
    "an id that is not in kebab-case",
    "id: field-spelling",
    "id: fieldSpelling",
    "#/errata/0/id",
    "Write the id in kebab-case.",
  ),
  fault(
    form,
    "a place that is no JSON pointer",
    "at: '#/components/schemas/CustomerBrief'",
    "at: components/schemas/CustomerBrief",
    "#/errata/0/at",
    "JSON pointer into the bundled document",
  ),
  fault(
    form,
    "evidence that does not exist",
    "evidence: page",
    "evidence: guess",
    "#/errata/0/evidence",
    "page, vendor-docs, client-code, inferred",
  ),
  fault(
    form,
    "an entry without a word on how it is settled",
    "    unsettled: The names are never sent.\n",
    "",
    "#/errata/2",
    "Say which response would confirm or refute the reading",
  ),
  fault(
    form,
    "a schema over something that an exchange does not have",
    "schema: { properties: { body:",
    "schema: { properties: { boddy:",
    "#/errata/0/confirmedBy/schema/properties",
    "request, status, mediaType, body",
  ),
  fault(
    form,
    "a number that is none",
    "numbers: [27]",
    "numbers: ['27']",
    "#/errata/0/numbers/0",
    "Write the number of a contradiction",
  ),
  fault(
    "errata-id",
    "an id twice",
    "id: licence-types",
    "id: field-spelling",
    "#/errata/1/id",
    '"field-spelling" is taken',
  ),
  fault(
    "errata-at",
    "a place that the document does not have",
    "at: '#/components/schemas/CustomerBrief'",
    "at: '#/components/schemas/Customer'",
    "#/errata/0/at",
    "field-spelling: nothing stands at #/components/schemas/Customer",
  ),
  fault(
    "errata-page",
    "a page that is no source, in an entry",
    "page: customer-details",
    "page: customers",
    "#/errata/0/says/2/page",
    '"customers" is no key of x-sources',
  ),
  fault(
    "errata-page",
    "a page that is no source, in a correction",
    "{ numbers: [35], page: customers-brief-v2",
    "{ numbers: [35], page: customers",
    "#/corrections/0/page",
    "add the page to x-sources",
  ),
  fault(
    "errata-operation",
    "an operation that does not exist",
    "operation: listCustomers",
    "operation: listCustomer",
    "#/errata/0/confirmedBy/operation",
    '"listCustomer" is no operationId of the document (listCustomers',
  ),
  fault(
    "errata-schema",
    "a misspelt keyword",
    "{ type: array, contains:",
    "{ type: array, contians:",
    "#/errata/0/confirmedBy/schema",
    'unknown keyword: "contians"',
  ),
  fault(
    "errata-schema",
    "a keyword with a value that it does not take",
    "{ type: array, contains:",
    "{ type: list, contains:",
    "#/errata/0/confirmedBy/schema",
    "field-spelling: the schema is no JSON Schema",
  ),
  fault(
    number,
    "a number twice",
    "numbers: [35]",
    "numbers: [35, 27]",
    "#/corrections/0/numbers/1",
    "Number 27 stands at #/errata/0 already",
  ),
  fault(
    number,
    "a number of another provider",
    "numbers: [35]",
    "numbers: [35, 41]",
    "#/corrections/0/numbers/1",
    "Number 41 is not among 27 to 40",
  ),
  fault(
    number,
    "a number that is listed as unassigned",
    "numbers: [35]",
    "numbers: [35, 38]",
    "#/corrections/0/numbers/1",
    "Number 38 is listed as unassigned",
  ),
  fault(
    number,
    "a number that is nowhere",
    "numbers: [28, 29]",
    "numbers: [28]",
    "#/contradictions",
    "Number 29 is missing",
  ),
  fault(
    number,
    "an unassigned number of another provider",
    "unassigned: [38]",
    "unassigned: [38, 41]",
    "#/contradictions/unassigned/1",
    "Number 41 is not among 27 to 40",
  ),
];

const workspace = createWorkspace();
const { specs } = workspace;

// The errata alone change, so that one bundle will do.
const bundled = loadSpec("initech", fixtureSpecs);
const load: typeof loadSpec = (provider, directory) =>
  provider === "initech" ? bundled : loadSpec(provider, directory);

beforeAll(() => workspace.add("initech", "initech"));

afterAll(() => workspace.remove());

/** Changes the errata of Initech. */
function breakErrata(...edits: Fault["edit"][]): void {
  workspace.change("initech", "initech", ...edits.map((edit): Edit => ["errata.yaml", ...edit]));
}

test.each(faults)("$rule: $what", async ({ rule, edit, at, says }) => {
  breakErrata(edit);
  const { problems } = await checkErrata("initech", specs, load);
  const file = "specs/initech/errata.yaml";
  expect(problems).toContainEqual({
    file,
    line: expect.any(Number),
    pointer: at,
    rule,
    message: expect.stringContaining(says),
  });
  expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([rule]));
});

test("the numbers are the provider's own: two providers may have the same", async () => {
  const twins = createWorkspace();
  for (const name of ["one", "other"]) twins.add(name, "acme");
  const results = await Promise.all(["one", "other"].map((provider) => checkErrata(provider, twins.specs)));
  twins.remove();
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
});

test("a problem names the line of its entry", async () => {
  breakErrata(["page: customer-details", "page: customers"]);
  const { problems } = await checkErrata("initech", specs, load);
  expect(problems).toMatchObject([{ line: 14 }]);
});

test("says what is wrong with a file that is no YAML or is missing", async () => {
  breakErrata(["numbers: [27]", "numbers: [27"]);
  await expect(checkErrata("initech", specs, load)).rejects.toThrow(
    /specs\/initech\/errata.yaml is no YAML: .* at line 9/s,
  );
  workspace.rename("initech/errata.yaml", "initech/errata.yml");
  await expect(checkErrata("initech", specs, load)).rejects.toThrow("There is no specs/initech/errata.yaml. Write one");
});
