import { listOperations } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import type { Problem } from "../problem.ts";
import { checkEntries } from "./entries.ts";
import { readErrata, type ErrataFile } from "./file.ts";
import { checkForm } from "./form.ts";
import { checkNumbers } from "./numbers.ts";
import { checkSettlements } from "./settlements.ts";

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
  const malformed = checkForm(file);
  // The other checks take the form for granted.
  if (malformed.length > 0) return { file, problems: malformed };

  const { document } = await load(provider, specs);
  const problems = [
    ...checkEntries(file, document),
    ...checkSettlements(file, listOperations(document)),
    ...checkNumbers(file),
  ];
  return { file, problems };
}
