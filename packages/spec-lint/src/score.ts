import { dirname, join } from "node:path";
import type { Exceptions } from "./exceptions.ts";
import { shownPath, type Problem } from "./problem.ts";
import { runRedocly } from "./redocly-cli.ts";

/** How many points of 100 `redocly score` has to give a document that has no exception. */
export const defaultFloor = 90;

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

/** Checks a document's points against its floor, and that an exception has a reason and is still needed. */
export function checkScore(provider: string, points: number, { score: exception }: Exceptions): Problem[] {
  const exceptions = `specs/${provider}/lint.yaml`;
  const problem = (file: string, message: string) => [{ file, rule: "score", message }];
  if (exception && (points >= defaultFloor || !exception.reason)) {
    const message = exception.reason
      ? `The document has come to ${points} points and needs no exception from ${defaultFloor}. Remove it.`
      : "The exception from the score has no reason. Write one.";
    return problem(exceptions, message).map((one) => ({ ...one, pointer: "#/score" }));
  }
  const floor = exception?.floor ?? defaultFloor;
  if (points >= floor) return [];
  const file = `specs/${provider}/openapi.yaml`;
  const message =
    `The document scores ${points} points of 100; at least ${floor} are required. \`npx redocly score ${file}\`, in packages/spec-lint, lists what takes points. ` +
    `Where the provider's page leaves no choice, write an exception with its reason into ${exceptions}.`;
  return problem(file, message);
}
