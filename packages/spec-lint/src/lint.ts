import { lintDocuments } from "./documents.ts";
import { checkErrata } from "./errata/check.ts";
import { readExceptions } from "./exceptions.ts";
import { checkFiles, reachOf } from "./files.ts";
import type { Problem } from "./problem.ts";
import { checkScore, defaultFloor, score } from "./score.ts";

/** What one check found in one provider's folder. */
export interface CheckResult {
  provider: string;
  check: "document" | "files" | "errata" | "score";
  /** What was looked at, or the figure that was found. */
  detail: string;
  problems: Problem[];
}

type Outcome = Pick<CheckResult, "detail" | "problems">;
type Checks = Partial<Record<CheckResult["check"], () => Promise<Outcome>>>;

/**
 * Runs all checks on the providers, side by side, and gives their results in order.
 *
 * @param providers names of folders below `specs`
 */
export async function* lint(providers: string[], specs: string): AsyncGenerator<CheckResult> {
  const reaches = new Map(providers.map((provider) => [provider, reachOf(provider, specs)]));
  // Nothing else reads a document that leads out of its folder.
  const contained = providers.filter((provider) => reaches.get(provider)?.problems.length === 0);
  const documents = contained.length > 0 ? lintDocuments(contained, specs) : undefined;
  const files = (problems: Problem[]) => ({ detail: "names and references", problems });
  const checksOf = (provider: string): Checks => ({
    async document() {
      return { detail: "Redocly's rules and ours", problems: (await documents)?.get(provider) ?? [] };
    },
    files: async () => files(checkFiles(provider, specs, reaches.get(provider))),
    errata: () => errataOutcome(provider, specs),
    score: () => scoreOutcome(provider, specs),
  });
  const results = providers.flatMap((provider) => {
    const escaped = reaches.get(provider)?.problems ?? [];
    const checks: Checks = escaped.length > 0 ? { files: async () => files(escaped) } : checksOf(provider);
    return Object.entries(checks).map(([check, run]) => guard(provider, check as CheckResult["check"], run));
  });
  for (const result of results) yield await result;
}

async function errataOutcome(provider: string, specs: string): Promise<Outcome> {
  const { file, problems } = await checkErrata(provider, specs);
  const { errata, corrections } = file.content;
  return { detail: `${errata?.length ?? "no"} entries, ${corrections?.length ?? "no"} corrections`, problems };
}

async function scoreOutcome(provider: string, specs: string): Promise<Outcome> {
  const points = await score(provider, specs);
  const exceptions = readExceptions(provider, specs);
  const floor = exceptions.score?.floor ?? defaultFloor;
  return { detail: `${points} of 100, at least ${floor}`, problems: checkScore(provider, points, exceptions) };
}

/** A check that cannot be carried out is a problem like any other, so that the others are still reported. */
async function guard(provider: string, check: CheckResult["check"], run: () => Promise<Outcome>): Promise<CheckResult> {
  try {
    return { provider, check, ...(await run()) };
  } catch (error) {
    const problems = [{ file: `specs/${provider}`, rule: check, message: (error as Error).message }];
    return { provider, check, detail: "could not be checked", problems };
  }
}
