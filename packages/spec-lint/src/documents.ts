import { dirname, join, sep } from "node:path";
import { readExceptions } from "./exceptions.ts";
import { shownPath, type Problem } from "./problem.ts";
import { runRedocly } from "./redocly-cli.ts";

interface RedoclyProblem {
  ruleId: string;
  message: string;
  suggest: string[];
  location: [{ source: { ref: string }; pointer: string; start: { line: number } }];
}

/**
 * Lints the providers' documents with the redocly.yaml beside `specs`, without the rules that their own lint.yaml
 * switches off. One process for all that have the same rules, because most of its time goes into starting.
 *
 * @returns the problems of each provider; warnings count
 * @throws where Redocly could not lint at all, with what it said
 */
export async function lintDocuments(providers: string[], specs: string): Promise<Map<string, Problem[]>> {
  const rulesOff = new Map(providers.map((one) => [one, Object.keys(readExceptions(one, specs).off ?? {}).join()]));
  const found: [provider: string, problems: Problem[]][] = [];
  for (const off of new Set(rulesOff.values())) {
    const alike = providers.filter((provider) => rulesOff.get(provider) === off);
    found.push(...(await lintAlike(alike, specs, off.split(",").filter(Boolean))));
  }
  return new Map(found);
}

async function lintAlike(providers: string[], specs: string, off: string[]): Promise<[string, Problem[]][]> {
  const documents = providers.map((provider) => shownPath(join(specs, provider, "openapi.yaml"), specs));
  const options = ["--format=json", "--max-problems=1000", "--lint-config=error"];
  const skipped = off.map((rule) => `--skip-rule=${rule}`);
  const { stdout, stderr } = await runRedocly(["lint", ...documents, ...options, ...skipped], dirname(specs));
  // One pretty-printed object for each document, one straight after the other.
  const results = stdout.split(/(?<=^\})(?=\{$)/m).filter((text) => text.trim());
  if (results.length !== providers.length) {
    throw new Error(`Redocly linted ${results.length} documents of ${providers.length}. It said:\n${stderr}${stdout}`);
  }
  return providers.map((provider, index) => {
    const { problems } = JSON.parse(results[index] ?? "") as { problems: RedoclyProblem[] };
    return [provider, problems.map(toProblem)];
  });
}

function toProblem({ ruleId, message, suggest, location: [place] }: RedoclyProblem): Problem {
  return {
    file: place.source.ref.split(sep).join("/"),
    line: place.start.line,
    pointer: place.pointer,
    rule: ruleId,
    message: suggest.length > 0 ? `${message} Did you mean ${suggest.slice(0, 3).join(", ")}?` : message,
  };
}
