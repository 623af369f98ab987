import type { Call } from "./call.ts";

type AnyRow = Record<string, string | number>;

/** The rows of a list in the order and within the limits that a call asks for. */
export function select<Row extends AnyRow>({ value, behaves }: Call, rows: readonly Row[], column: string): Row[] {
  const sort = behaves("sortIgnored") ? column : value("sort", column);
  const text = (row: Row) => String(sort === "fullname" ? `${row["forename"]} ${row["surname"]}` : row[sort]);
  const sorted = rows.toSorted((a, b) => text(a).localeCompare(text(b), "en"));
  if (value("descending", "0") === "1" && !behaves("descendingIgnored")) sorted.reverse();
  const offset = behaves("offsetIgnored") ? 0 : Number(value("offset", "0"));
  const limit = behaves("limitIgnored") ? 0 : Number(value("limit", "0"));
  const start = behaves("pagesOverlap") ? Math.max(0, offset - 1) : offset;
  return sorted.slice(start, limit === 0 ? undefined : start + limit);
}
