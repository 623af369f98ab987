import type { Row } from "./customers.ts";

export interface SelectOptions {
  directoryDefault: string;
  behaves(as: string): boolean;
}

/** The rows that a call asks for, by the documented parameters. */
export function select(
  rows: readonly Row[],
  sent: URLSearchParams,
  { directoryDefault, behaves }: SelectOptions,
): Row[] {
  const value = (name: string, initial: string) => sent.get(name) || initial;
  const flag = (name: string, initial: string, of: (row: Row) => number) => (row: Row) =>
    value(name, initial) === "-1" || behaves(`${name}Ignored`) || String(of(row)) === value(name, initial);
  const sort = (behaves("sortIgnored") ? "name" : value("sort", "name")) as "account" | "description" | "name";
  const parent = sent.get("parent");
  const kept = rows
    .filter(flag("deleted", "0", (row) => row.deleted))
    .filter(flag("directory", directoryDefault, (row) => row.directory))
    .filter((row) => behaves("billTypeIgnored") || !sent.get("bill_type") || row.bill_type === sent.get("bill_type"))
    .filter((row) => behaves("nameIgnored") || row.name.includes(value("name", "")))
    .filter(
      (row) =>
        behaves("parentIgnored") ||
        (parent === null && value("recursive", "0") === "1") ||
        row.parent === Number(parent ?? 0) ||
        (parent === null && value("recursive", "0") === "0" && row.parent === 0),
    )
    .toSorted((a, b) => a[sort].localeCompare(b[sort], "en"));
  if (value("descending", "0") === "1" && !behaves("descendingIgnored")) kept.reverse();
  const offset = behaves("offsetIgnored") ? 0 : Number(value("offset", "0"));
  const limit = behaves("limitIgnored") ? 0 : Number(value("limit", "0"));
  const start = behaves("pagesOverlap") ? Math.max(0, offset - 1) : offset;
  return kept.slice(start, limit === 0 ? undefined : start + limit);
}
