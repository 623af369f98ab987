import { lintDocuments } from "./documents.ts";
import { checkErrata } from "./errata/check.ts";
import { readExceptions } from "./exceptions.ts";
import { checkContained, checkFiles } from "./files.ts";
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

/**
 * Runs all checks on the providers, side by side, and gives their results in order.
 *
 * @param providers names of folders below `specs`
 */
export async function* lint(providers: string[], specs: string): AsyncGenerator<CheckResult> {
  const escapes = new Map(providers.map((provider) => [provider, checkContained(provider, specs)]));
  const contained = providers.filter((provider) => escapes.get(provider)?.length === 0);
  const documents = contained.length > 0 ? lintDocuments(contained, specs) : Promise.resolve([]);
  const results = providers.flatMap((provider) => {
    const attempt = (check: CheckResult["check"], run: () => Promise<Outcome>) => guard(provider, check, run);
    const problems = escapes.get(provider) ?? [];
    // Nothing else reads a document that leads out of its folder.
    if (problems.length > 0) return [attempt("files", async () => ({ detail: "names and references", problems }))];
    const index = contained.indexOf(provider);
    return [
      attempt("document", async () => ({
        detail: "Redocly's rules and ours",
        problems: (await documents)[index] ?? [],
      })),
      attempt("files", async () => ({ detail: "names and references", problems: checkFiles(provider, specs) })),
      attempt("errata", () => errataOutcome(provider, specs)),
      attempt("score", () => scoreOutcome(provider, specs)),
    ];
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
  return {
    detail: `${points} of 100, at least ${exceptions.score?.floor ?? defaultFloor}`,
    problems: checkScore(provider, points, exceptions),
  };
}

/** A check that cannot be carried out is a problem like any other, so that the others are still reported. */
async function guard(provider: string, check: CheckResult["check"], run: () => Promise<Outcome>): Promise<CheckResult> {
  try {
    return { provider, check, ...(await run()) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      provider,
      check,
      detail: "could not be checked",
      problems: [{ file: `specs/${provider}`, rule: check, message }],
    };
  }
}
