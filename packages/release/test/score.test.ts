import { readFileSync } from "node:fs";
import { libraryDocument } from "@demarc/openapi/fixtures";
import { mutate } from "@demarc/mutation";
import { listProviders, loadSpec } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compareDocuments, type Change } from "../src/index.ts";
import { scoreOf, verdicts } from "./support/score.ts";

/** How many mutants of each document are tried: all in a run of `DEMARC_MUTANTS=all`. */
const { DEMARC_MUTANTS: wanted = "60" } = process.env;
const size = wanted === "all" ? Infinity : Number(wanted);

describe("of the mutants of a document, the gate finds all that break somebody, for whom and where, and no other", () => {
  test.each(listProviders())("%s", { timeout: 300_000 }, async (provider) => {
    const { document } = await loadSpec(provider);
    const file = new URL(`../../../contract-tests/${provider}/equivalent.yaml`, import.meta.url);
    const equivalents = parse(readFileSync(file, "utf8"));
    const { mutants, breaking, wrong } = scoreOf(document, compareDocuments, { equivalents, size });
    console.log(`${provider}: ${mutants} mutants, ${breaking} of them breaking, ${wrong.length} wrong verdicts`);
    expect(wrong).toEqual([]);
    expect(breaking).toBeGreaterThan(50);
  });

  test("an API that is none of the providers'", () => {
    const { wrong, breaking } = scoreOf(libraryDocument(), compareDocuments);
    expect(wrong).toEqual([]);
    expect(breaking).toBeGreaterThan(100);
  });
});

describe("the score", () => {
  const document = libraryDocument();
  const change: Change = {
    impact: "major",
    operations: [],
    pointer: "/info",
    breaks: ["senders"],
    correction: false,
    text: "",
  };

  test("counts what is missed, and what is found where nothing is broken", () => {
    expect(scoreOf(document, () => []).wrong).toContainEqual(expect.stringContaining("found nobody at no place"));
    expect(scoreOf(document, () => [change]).wrong).toContainEqual(
      expect.stringContaining("breaks nobody: found senders"),
    );
  });

  test("counts what is found in another place", () => {
    const elsewhere = (...[before, after]: Parameters<typeof compareDocuments>) =>
      compareDocuments(before, after).map((found) => ({ ...found, pointer: "/info" }));
    expect(scoreOf(document, elsewhere).wrong.length).toBeGreaterThan(100);
  });

  test("has a verdict on every operator, and on none that there is not", async () => {
    const documents = [
      document,
      ...(await Promise.all(listProviders().map(async (name) => (await loadSpec(name)).document))),
    ];
    const operators = new Set(documents.flatMap((one) => mutate(one).map(({ operator }) => operator)));
    expect([...operators].filter((name) => !(name in verdicts.operators))).toEqual([]);
    const source = ["operators", "operators-schema"].map((name) =>
      readFileSync(new URL(`../../mutation/src/document/${name}.ts`, import.meta.url), "utf8"),
    );
    const isKnown = (name: string) =>
      [
        name,
        name.replace(/^(enum|known) value(?= )/, "${name}"),
        name.replace(/^\w+/, "${keyword}"),
        name.replace(/^.*(?= taken)/, ""),
      ].some((text) => source.join().includes(text));
    expect(Object.keys(verdicts.operators).filter((name) => !isKnown(name))).toEqual([]);
  });
});
