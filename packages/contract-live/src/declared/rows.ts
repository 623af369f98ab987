import { expectation, isSame } from "./condition.ts";
import type { Step, Unmet } from "./step.ts";
import { columnOf, valueAt, type Lookup } from "./values.ts";

/** What the rows of an answer show otherwise than a step expects. */
export function unmetByRows(step: Step, rows: readonly unknown[], pointer: string, lookup: Lookup): Unmet[] {
  const { every = {}, find, having = {}, distinct = "", rises, falls, atLeast = 0, atMost = Infinity } = step;
  const valuesOf = (column: string) => rows.map((row) => columnOf(row, column));
  const inAll = (isWrong: boolean, expected: string, found: string): Unmet[] =>
    isWrong ? [{ pointer, expected, found }] : [];
  /** The first row whose value in a column is wrong. */
  const inRow = (column: string, look: (value: unknown, index: number) => Omit<Unmet, "pointer"> | undefined) => {
    const [name] = column.split("[");
    for (const [index, value] of valuesOf(column).entries()) {
      const wrong = look(value, index);
      if (wrong) return [{ ...wrong, pointer: `${pointer}/${index}${name && `/${name}`}` }];
    }
    return [];
  };
  const seen = new Set<unknown>();
  const twice = { expected: `a ${distinct.split("[")[0]} of its own for each row`, found: "one twice" };
  const row = find && pickRow(rows, find, lookup);
  return [
    ...Object.entries(every).flatMap(([column, wanted]) => {
      const expected = expectation(wanted, lookup);
      // An installation may not show a column.
      return inRow(column, (value) => (value === undefined ? undefined : expected(value)));
    }),
    ...(step.distinct === undefined
      ? []
      : inRow(distinct, (value) => (value == null || seen.size < seen.add(value).size ? undefined : twice))),
    ...inAll(rows.length < atLeast, `at least ${atLeast}`, String(rows.length)),
    ...inAll(rows.length > atMost, `at most ${atMost}`, String(rows.length)),
    ...inAll(rises !== undefined && !isOrdered(valuesOf(rises)), `rows in the order of ${rises}`, "another order"),
    ...inAll(falls !== undefined && doRise(valuesOf(falls)), "the largest first", "the smallest first"),
    ...inAll(!!find && row === undefined, `a row with its ${Object.keys(find ?? {}).join()}`, "none"),
    ...Object.entries(row === undefined ? {} : having).flatMap(([column, wanted]) => {
      const wrong = expectation(wanted, lookup)(valueAt(row, `/${column}`));
      return wrong ? [{ ...wrong, pointer: `${pointer}/${rows.indexOf(row)}/${column}` }] : [];
    }),
  ];
}

/** The first row whose columns are as asked for. */
export function pickRow(rows: readonly unknown[], columns: Record<string, unknown>, lookup: Lookup): unknown {
  const wanted = Object.entries(columns).map(([column, value]) => [column, expectation(value, lookup)] as const);
  return rows.find((row) => wanted.every(([column, expected]) => expected(columnOf(row, column)) === undefined));
}

/** The rows of the second page that are on the first as well. */
export function repeated(first: readonly unknown[], next: readonly unknown[], id: string): number {
  const keys = first.map((row) => valueAt(row, id));
  return next.filter((row) => keys.some((key) => isSame(key, valueAt(row, id)))).length;
}

/** Which letters come first differs between installations, so only what every order agrees on counts. */
function doRise(values: readonly unknown[]): boolean {
  const [low, high] = [String(values[0]), String(values.at(-1))];
  return low < high && low.toLowerCase().localeCompare(high.toLowerCase(), "en") < 0;
}

/**
 * Whether values are in some order. Installations differ in which letters come first, and in whether figures count as
 * numbers, so a few rows may stand elsewhere than any order here has them. Where null stands differs as well.
 */
function isOrdered(all: readonly unknown[]): boolean {
  const values = all.filter((value) => value !== null).map(String);
  if (values.length < 3 || all.includes(undefined)) return true;
  const orders = [
    (a: string, b: string) => (a < b ? -1 : Number(a > b)),
    new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true }).compare,
    new Intl.Collator("en", { numeric: true }).compare,
  ];
  const falls = orders.map(
    (compare) => values.slice(1).filter((value, index) => compare(values[index] ?? "", value) > 0).length,
  );
  return Math.min(...falls) / (values.length - 1) <= 0.05;
}
