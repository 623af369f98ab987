import type { IForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { listProviders } from "@demarc/spec";
import { entriesOf, type Structure } from "./structure.ts";

/** The rules of dependency-cruiser that hold a structure. Each one's name says what has to be so. */
export function rulesOf({ packages, rules }: Structure): IForbiddenRuleType[] {
  const names = packages.map(([name]) => name);
  const outsideTests = (name: string) => ({ path: `^packages/${name}/(?!test/)` });
  return [
    ...rules.map(({ name, from = {}, to }) => rule(name ?? "", from, to)),
    ...[
      ["no internals of another package", "^packages/([^/]+)/", "^packages/(?!$1/)[^/]+/"] as const,
      ["no internals of a package in a provider's tests", "^contract-tests/", "^packages/"] as const,
    ].map(([name, from, path]) => rule(name, { path: from }, { path, pathNot: names.flatMap(entriesOf).map(exactly) })),
    ...packages.flatMap(([name], index) => {
      // A provider's client is like the others, and knows none of them.
      const later = names.filter((other, place) => place > index || (isProvider(name) && isProvider(other)));
      const others = later.filter((other) => other !== name);
      if (others.length === 0) return [];
      return [rule(`${name} imports only packages before it`, outsideTests(name), { path: oneOf("packages", others) })];
    }),
    ...packages.flatMap(([name, folders]) => folderRules(name, folders)),
  ];
}

/** A folder imports those before it. An `index.ts` imports them all, and none of them imports it. */
function folderRules(name: string, folders: readonly string[]): IForbiddenRuleType[] {
  const source = `^packages/${name}/src/`;
  const place = (folder: string) => (folder === "." ? `${source}(?!index\\.ts$)[^/]+$` : `${source}${folder}/`);
  return folders
    .slice(0, -1)
    .map((folder, index) =>
      rule(
        `${name}: ${folder} imports only folders before it`,
        { path: place(folder) },
        { path: folders.slice(index + 1).map(place) },
      ),
    );
}

type Rule = IRegularForbiddenRuleType;

function rule(name: string, from: Rule["from"], to: Rule["to"]): Rule {
  return { name, severity: "error", from, to };
}

function isProvider(name: string): boolean {
  return listProviders().includes(name);
}

const exactly = (file: string) => `^${escape(file)}$`;

function oneOf(parent: string, names: readonly string[]): string {
  return `^${parent}/(?:${names.map(escape).join("|")})/`;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
