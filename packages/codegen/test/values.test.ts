import { describe, expect, test } from "vitest";
import { oneRead, things } from "./support/documents.ts";
import { importGenerated } from "./support/generated.ts";

const withSchemas = (schemas: object) => oneRead({}, { components: { schemas } });

describe("named values become a constant beside their type", () => {
  test("of a schema, with the sign of a negative one", async () => {
    expect(await importGenerated(things)).toHaveProperty("Level", { Below: -1, Ground: 0, Above: 1 });
  });

  test("of a parameter", async () => {
    const generated = await importGenerated(things);
    expect(generated).toHaveProperty("Sort", { Up: "up", Down: "down" });
    expect(generated).not.toHaveProperty("Plain");
  });

  test("of a closed set as of an open one, of any type", async () => {
    const names = ["One", "Nothing", "Yes", "Text", "Fraction"];
    const values = [1, null, true, 'a "quoted" text', -1.5];
    const Closed = { enum: values, "x-enum-varnames": names };
    const Open = { "x-extensible-enum": values, "x-enum-varnames": names };
    const expected = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    const generated = await importGenerated(withSchemas({ Closed, Open }));
    expect(generated).toMatchObject({ Closed: expected, Open: expected });
  });

  test("whose keys are quoted where they have to be", async () => {
    const Level = { enum: [1, 2], "x-enum-varnames": ["First one", "2nd"] };
    expect(await importGenerated(withSchemas({ Level }))).toHaveProperty("Level", { "First one": 1, "2nd": 2 });
  });

  test("and not where they have no names", async () => {
    expect(await importGenerated(withSchemas({ Level: { enum: [1] } }))).not.toHaveProperty("Level");
  });
});

test.each([
  ["first-seen", "FirstSeen"],
  ["1st", "n1st"],
  ["a.b", "AB"],
  ["operations", "operationsSchema"],
  ["HttpError", "HttpErrorSchema"],
  ["ReadThingResult", "ReadThingResultSchema"],
  ["string", "stringSchema"],
])("a component of any name has a type: %s has %s", async (name, type) => {
  const generated = await importGenerated(withSchemas({ [name]: { enum: [1], "x-enum-varnames": ["One"] } }));
  expect(generated).toHaveProperty(type, { One: 1 });
});
