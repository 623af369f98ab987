import { expectation, isSame } from "./condition.ts";
import type { Step, Unmet } from "./step.ts";
import { columnOf, valueAt, type Lookup } from "./values.ts";

/** What the rows of an answer show otherwise than a step expects. */
export function unmetByRows(step: Step, rows: readonly unknown[], pointer: string, lookup: Lookup): Unmet[] {
  const { every = {}, find, having = {}, distinct, rises, falls, atLeast = 0, atMost = Infinity } = step;
  const found: Unmet[] = [];
  for (const [column, wanted] of Object.entries(every)) {
    const expected = expectation(wanted, lookup);
    const wrong = firstWrong(rows, (row, index) => {
      const value = columnOf(row, column);
      // An installation may not show a column.
      const unmet = value === undefined ? undefined : expected(value);
      return unmet && { ...unmet, pointer: `${pointer}/${index}${column && `/${column}`}` };
    });
    found.push(...wrong);
  }
  if (distinct !== undefined) {
    const values = rows.map((row) => columnOf(row, distinct));
    const [name] = distinct.split("[");
    found.push(
      ...firstWrong(values, (value, index) =>
        value == null || values.indexOf(value) === index
          ? undefined
          : {
              pointer: `${pointer}/${index}/${name}`,
              expected: `a ${name} of its own for each row`,
              found: "one twice",
            },
      ),
    );
  }
  if (rows.length < atLeast) found.push({ pointer, expected: `at least ${atLeast}`, found: String(rows.length) });
  if (rows.length > atMost) found.push({ pointer, expected: `at most ${atMost}`, found: String(rows.length) });
  if (rises !== undefined && !isOrdered(rows.map((row) => columnOf(row, rises))))
    found.push({ pointer, expected: `rows in the order of ${rises}`, found: "another order" });
  if (falls !== undefined && doRise(rows.map((row) => columnOf(row, falls))))
    found.push({ pointer, expected: "the largest first", found: "the smallest first" });
  if (find) {
    const row = pickRow(rows, find, lookup);
    if (row === undefined)
      found.push({ pointer, expected: `a row with its ${Object.keys(find).join()}`, found: "none" });
    else
      for (const [column, wanted] of Object.entries(having)) {
        const wrong = expectation(wanted, lookup)(valueAt(row, `/${column}`));
        if (wrong) found.push({ ...wrong, pointer: `${pointer}/${rows.indexOf(row)}/${column}` });
      }
  }
  return found;
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

function firstWrong<T>(rows: readonly T[], look: (row: T, index: number) => Unmet | undefined): Unmet[] {
  for (const [index, row] of rows.entries()) {
    const found = look(row, index);
    if (found) return [found];
  }
  return [];
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
