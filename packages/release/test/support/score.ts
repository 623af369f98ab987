import { readFileSync } from "node:fs";
import { at, type OpenApiDocument } from "@demarc/openapi";
import { mutate } from "@demarc/mutation";
import { parse } from "yaml";
import type { Audience, Change } from "../../src/index.ts";
import { sidesOf, type Side } from "./sides.ts";

interface Named {
  operator: string;
  pointer: string;
  detail?: string;
}

interface Verdicts {
  operators: Record<string, Partial<Record<Side, Audience>>>;
  names: string[];
  except: (Named & { breaks: Audience[]; reason: string })[];
}

export const verdicts = parse(readFileSync(new URL("../verdicts.yaml", import.meta.url), "utf8")) as Verdicts;

export interface Score {
  mutants: number;
  breaking: number;
  /** Breaking changes that were not found, found for the wrong audience, or found elsewhere; and false alarms. */
  wrong: string[];
}

/** How many of the mutants of a document are found for what they are. */
export function scoreOf(
  document: OpenApiDocument,
  compare: (before: OpenApiDocument, after: OpenApiDocument) => Change[],
  { equivalents = [], size = Infinity }: { equivalents?: readonly Named[]; size?: number } = {},
): Score {
  const all = mutate(document);
  const sides = sidesOf(document);
  const isNamed = (list: readonly Named[], { operator, pointer, detail }: Required<Named>) =>
    list.find((one) => one.operator === operator && one.pointer === pointer && (one.detail ?? detail) === detail);
  const score: Score = { mutants: 0, breaking: 0, wrong: [] };
  // Each operator first, and then as many as are wanted, evenly through the document.
  const step = Math.max(1, all.length / size);
  const seen = new Set<string>();
  for (const [index, mutant] of all.entries()) {
    if (seen.has(mutant.operator) && Math.floor(index / step) === Math.floor((index - 1) / step)) continue;
    seen.add(mutant.operator);
    const verdict = verdicts.operators[mutant.operator];
    if (!verdict) throw new Error(`verdicts.yaml says nothing of "${mutant.operator}"`);
    const usual = [...sides(mutant.pointer)].flatMap((side) => verdict[side] ?? []);
    const isNobodys = isNamed(equivalents, mutant) && !verdicts.names.includes(mutant.operator);
    const expected = [
      ...((isNamed(verdicts.except, mutant) as Verdicts["except"][0] | undefined)?.breaks ?? (isNobodys ? [] : usual)),
    ];
    const changes = compare(document, mutant.make()).filter(({ breaks }) => breaks.length > 0);
    const found = new Set(changes.flatMap(({ breaks }) => breaks));
    score.mutants++;
    if (expected.length > 0) score.breaking++;
    const isAt = changes.length === 0 || changes.some(({ pointer }) => isNear(document, pointer, mutant.pointer));
    if (!isAt || [...found].toSorted().join() !== expected.toSorted().join())
      score.wrong.push(
        `${mutant.operator} at ${mutant.pointer} (${mutant.detail}) breaks ${expected.join(" and ") || "nobody"}: found ${[...found].join(" and ") || "nobody"} at ${changes.map(({ pointer }) => pointer).join(", ") || "no place"}`,
      );
  }
  return score;
}

/** Whether one place lies in the other, or is what the other refers to. */
function isNear(document: OpenApiDocument, one: string, other: string): boolean {
  // What one part of an allOf says is found where another says it.
  const around = (pointer: string) => {
    const whole = pointer.replace(/\/allOf\/\d+\/.*$|\/type$/, "");
    return (at(document, whole) as { allOf?: unknown } | undefined)?.allOf ? whole : pointer;
  };
  const reached = (pointer: string) => [pointer, around(pointer), ...referred(document, at(document, around(pointer)))];
  const isIn = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`);
  return reached(one).some((place) => isIn(other, place)) || reached(other).some((place) => isIn(one, place));
}

function referred(document: OpenApiDocument, node: unknown, seen = new Set<string>()): Set<string> {
  for (const [, place = ""] of JSON.stringify(node ?? "").matchAll(/"\$ref":"#([^"]+)"/g)) {
    if (seen.has(place)) continue;
    referred(document, at(document, place), seen.add(place));
  }
  return seen;
}
