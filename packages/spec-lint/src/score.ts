import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { shownPath, type Problem } from "./problem.ts";
import { runRedocly } from "./redocly-cli.ts";

const floorsFile = "packages/spec-lint/src/score-floors.yaml";

export interface Floors {
  default: number;
  exceptions: Record<string, { floor: number; reason: string }>;
}

/** The points that score-floors.yaml asks for. */
export function readFloors(): Floors {
  return parse(readFileSync(new URL("score-floors.yaml", import.meta.url), "utf8")) as Floors;
}

/** The points that `redocly score` gives a document. Throws where it gives none, with what it said. */
export async function score(provider: string, specs: string): Promise<number> {
  const document = shownPath(join(specs, provider, "openapi.yaml"), specs);
  const { stdout, stderr } = await runRedocly(["score", document, "--format=json"], dirname(specs));
  try {
    const { agentReadiness } = JSON.parse(stdout) as { agentReadiness: unknown };
    if (typeof agentReadiness === "number") return agentReadiness;
  } catch {
    // Reported below, with the rest of what may be wrong with the output.
  }
  throw new Error(`Redocly gave no score for ${document}. It said:\n${stderr}${stdout}`);
}

/** The points that a document needs. */
export function floorOf(provider: string, floors: Floors): number {
  return floors.exceptions[provider]?.floor ?? floors.default;
}

/** Checks a document's points against its floor, and that an exception is still needed. */
export function checkScore(provider: string, points: number, floors: Floors): Problem[] {
  const exception = floors.exceptions[provider];
  if (exception && points >= floors.default) {
    const message = `specs/${provider} has come to ${points} points and needs no exception from ${floors.default}. Remove it.`;
    return [{ file: floorsFile, pointer: `#/exceptions/${provider}`, rule: "score", message }];
  }
  const floor = floorOf(provider, floors);
  if (points >= floor) return [];
  const file = `specs/${provider}/openapi.yaml`;
  const message =
    `The document scores ${points} points of 100; at least ${floor} are required. \`redocly score ${file}\` lists what takes points. ` +
    `Where the provider's page leaves no choice, write an exception with its reason into ${floorsFile}.`;
  return [{ file, rule: "score", message }];
}
