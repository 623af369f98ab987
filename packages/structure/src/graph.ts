import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";

/** An import that breaks a rule. */
export interface BrokenRule {
  rule: string;
  from: string;
  to: string;
}

/** The imports of a tree. */
export interface ImportGraph {
  /** Importing file and imported file, from the root of the tree. */
  imports: [from: string, to: string][];
  broken: BrokenRule[];
}

/**
 * Reads the imports of a tree, types included, and holds them to rules.
 *
 * @param baseDir the folder that `packages` and `contract-tests` lie in
 */
export async function readImports(
  baseDir: string,
  folders: readonly string[],
  forbidden: IForbiddenRuleType[] = [],
): Promise<ImportGraph> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir,
      includeOnly: { path: folders.map((folder) => `^${folder}/`) },
      exclude: { path: "/node_modules/|/generated/|/dist/|/reports/" },
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      validate: forbidden.length > 0,
      ruleSet: { forbidden },
    },
    { exportsFields: ["exports"], conditionNames: ["import", "default"], extensions: [".ts", ".js", ".cjs"] },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }): [string, string] => [source, resolved]),
    ),
    broken: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Which package imports which outside of tests, as `from -> to`; those left out that follow from others. */
export function packageArrows({ imports }: ImportGraph): string[] {
  const direct = new Map<string, Set<string>>();
  for (const [from, to] of imports) {
    const [source, target] = [packageOf(from), packageOf(to)];
    if (!source || !target || source === target || from.includes("/test/")) continue;
    direct.set(source, (direct.get(source) ?? new Set()).add(target));
  }
  const reaches = (from: string, to: string): boolean =>
    [...(direct.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...direct]
    .flatMap(([from, targets]) => {
      const follows = (to: string) => [...targets].some((other) => other !== to && reaches(other, to));
      return [...targets].filter((to) => !follows(to)).map((to) => `${from} -> ${to}`);
    })
    .toSorted();
}

function packageOf(file: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(file)?.[1];
}
