import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadProviderSpec, settleErrataFile } from "@demarc/contract-live";
import { listOperations } from "@demarc/openapi";
import { createLocator, errataPath, specsDirectory, type Errata } from "@demarc/spec";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Stage } from "./stage.ts";

/** Declares the tests of what a run writes into the spec, and of the places in the spec that it names. */
export function testErrata<Client extends object>({ definition: { provider }, runWith }: Stage<Client>): void {
  test("settled errata are written into errata.yaml, and nothing else is changed there", async () => {
    const { report } = await runWith();
    const text = settleErrataFile(report, "2027-01-31T00:00:00Z");
    const settled = report.errata.filter(({ outcome }) => outcome !== "not observed");
    const { errata } = parse(text) as Pick<Errata, "errata">;
    const canBeSettled = errata.some(({ confirmedBy, refutedBy }) => confirmedBy ?? refutedBy);
    expect(settled.length > 0, "a run settles one of the errata").toBe(canBeSettled);
    const written = errata.filter((erratum) => erratum.settled);
    expect(written.map((erratum) => [erratum.id, erratum.settled])).toEqual(
      settled.map(({ id, outcome }) => [id, { date: "2027-01-31", host: report.hostClass, outcome }]),
    );
    const otherLines = (yaml: string) => yaml.split("\n").filter((line) => !line.startsWith("    settled: "));
    expect(otherLines(text)).toEqual(otherLines(readFileSync(errataPath(provider), "utf8")));
  });

  test("each place of the document is found in its YAML file", async () => {
    const { document } = (await loadProviderSpec(provider)).spec;
    const schemas = Object.entries(document.components?.schemas ?? {}).flatMap(([name, { description }]) =>
      description === undefined ? [] : [[`/components/schemas/${name}/description`, "description:"] as const],
    );
    const responses = listOperations(document).flatMap(({ pointer, responses: { 401: refused } }) =>
      refused ? [[`${pointer}/responses/401`, "'401':"] as const] : [],
    );
    const locate = createLocator(provider);
    for (const [pointer, expected] of [...schemas, ...responses]) {
      const { file, line } = locate(pointer);
      const lines = readFileSync(join(specsDirectory, "..", file), "utf8").split("\n");
      expect(lines[line - 1]?.trim(), pointer).toMatch(new RegExp(`^${expected}`));
    }
  });
}
