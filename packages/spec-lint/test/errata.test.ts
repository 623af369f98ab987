import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSpec } from "@demarc/spec";
import { checkErrata } from "../src/errata/check.ts";
import { createWorkspace, type Edit } from "./workspace.ts";

/** A change to the errata of AudioCodes Live, whose numbers are 27 to 40, and the problem that it has to lead to. */
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
  fault(
    "errata-range",
    "a gap before the first number",
    /first: 27([^]*)numbers: \[27\]/,
    "first: 28, last: 40, unassigned: [38] }\nerrata:\n  - id: field-spelling\n    numbers: []",
    "#/contradictions/first",
    "begin at 28, but those of cloudlx end at 26, so they should begin at 27",
  ),
  fault(
    "errata-range",
    "an overlap with the provider before",
    "{ first: 27, last: 40, unassigned: [38]",
    "{ first: 26, last: 40, unassigned: [26, 38]",
    "#/contradictions/first",
    "close the gap, or end the overlap",
  ),
];

const workspace = createWorkspace();
const { specs } = workspace;

// The errata alone change, so that one bundle will do.
const bundled = loadSpec("audiocodes-live");
const load: typeof loadSpec = (provider, directory) =>
  provider === "audiocodes-live" ? bundled : loadSpec(provider, directory);

beforeAll(() => {
  for (const provider of ["cloudlx", "audiocodes-live", "enswitch"]) workspace.add(provider, provider);
});

afterAll(() => workspace.remove());

/** Changes the errata of AudioCodes Live, which stands between the other two. */
function breakErrata(...edits: Fault["edit"][]): void {
  workspace.change("audiocodes-live", "audiocodes-live", ...edits.map((edit): Edit => ["errata.yaml", ...edit]));
}

test.each(faults)("$rule: $what", async ({ rule, edit, at, says }) => {
  breakErrata(edit);
  const { problems } = await checkErrata("audiocodes-live", specs, load);
  const file = "specs/audiocodes-live/errata.yaml";
  expect(problems).toContainEqual({
    file,
    line: expect.any(Number),
    pointer: at,
    rule,
    message: expect.stringContaining(says),
  });
  expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([rule]));
});

test("errata-range: the first provider begins at 1", async () => {
  const alone = createWorkspace();
  alone.add("enswitch", "enswitch");
  const { problems } = await checkErrata("enswitch", alone.specs);
  alone.remove();
  expect(problems).toMatchObject([
    {
      rule: "errata-range",
      line: 4,
      message: expect.stringContaining("there are none before them, so they should begin at 1"),
    },
  ]);
});

test("errata-range: each provider answers for its own beginning alone", async () => {
  breakErrata(["last: 40", "last: 39"], [/.*numbers: \[40\].*\n/, ""]);
  expect((await checkErrata("audiocodes-live", specs, load)).problems).toEqual([]);
  expect((await checkErrata("enswitch", specs)).problems).toMatchObject([
    { rule: "errata-range", file: "specs/enswitch/errata.yaml" },
  ]);
});

test("errata-range: of two providers with the same numbers the second is at fault", async () => {
  const twins = createWorkspace();
  twins.add("cloudlx", "cloudlx");
  twins.add("twin", "cloudlx");
  const results = await Promise.all(["cloudlx", "twin"].map((provider) => checkErrata(provider, twins.specs)));
  twins.remove();
  expect(results.map(({ problems }) => problems)).toMatchObject([
    [],
    [{ rule: "errata-range", message: expect.stringContaining("those of cloudlx end at 26") }],
  ]);
});

test("a problem names the line of its entry", async () => {
  breakErrata(["page: customer-details", "page: customers"]);
  const { problems } = await checkErrata("audiocodes-live", specs, load);
  expect(problems).toMatchObject([{ line: 14 }]);
});

test("says what is wrong with a file that is no YAML or is missing", async () => {
  breakErrata(["numbers: [27]", "numbers: [27"]);
  await expect(checkErrata("audiocodes-live", specs, load)).rejects.toThrow(
    /specs\/audiocodes-live\/errata.yaml is no YAML: .* at line 9/s,
  );
  workspace.rename("audiocodes-live/errata.yaml", "audiocodes-live/errata.yml");
  await expect(checkErrata("audiocodes-live", specs, load)).rejects.toThrow(
    "There is no specs/audiocodes-live/errata.yaml. Write one",
  );
});
