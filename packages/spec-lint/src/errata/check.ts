import { listOperations } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../errata.schema.json" with { type: "json" };
import { explain } from "../explain.ts";
import type { Problem } from "../problem.ts";
import { checkEntries } from "./entries.ts";
import { readErrata, type ErrataFile } from "./file.ts";
import { checkNumbers } from "./numbers.ts";
import { checkSettlements } from "./settlements.ts";

const hasForm = new Ajv2020({ allErrors: true, verbose: true, strictRequired: false }).compile(schema);

/**
 * Checks a provider's `errata.yaml`: by itself and against the bundled document.
 *
 * @param load bundles the document
 * @throws where there is no such file, or the document cannot be bundled
 */
export async function checkErrata(
  provider: string,
  specs: string,
  load = loadSpec,
): Promise<{ file: ErrataFile; problems: Problem[] }> {
  const file = readErrata(provider, specs);
  // The other checks take the form for granted.
  if (!hasForm(file.content)) {
    const malformed = explain(hasForm.errors);
    return { file, problems: malformed.map(({ keys, message }) => file.problem(keys, "errata-form", message)) };
  }

  const { document } = await load(provider, specs);
  const problems = [
    ...checkEntries(file, document),
    ...checkSettlements(file, listOperations(document)),
    ...checkNumbers(file),
  ];
  return { file, problems };
}
