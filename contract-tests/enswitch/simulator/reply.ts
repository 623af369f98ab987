import type { Call } from "@demarc/contract-testing/simulator";
import type { EnswitchState, Row } from "./state.ts";

export const variations = {
  /** Whether HTTP says 200 to everything or repeats the code of the body; not that of 204, which could have no body. */
  httpStatus: "always 200",
  /** Integers from version 3.14 on, strings in the oldest. */
  ids: "integer",
  columns: 30,
  customers: 24,
  /** 0 in version 3.14, -1 from 4.1 on. */
  directoryDefault: "0",
  /** The form of the answer to `count=1`, which no page shows: `number`, `string` or `row`. */
  count: "number",
};
export type Variations = typeof variations;

export type EnswitchCall = Call<EnswitchState, Variations>;

/** What comes of a call: the code in the body, and the data. A list is given as rows. */
export interface EnswitchReply {
  status: number;
  key?: string;
  message?: string;
  data?: unknown;
  rows?: readonly Row[];
}

export const ok = (data: unknown): EnswitchReply => ({ status: 200, data });
export const done: EnswitchReply = { status: 204 };
export const refuse = (status: number, message: string, key = ""): EnswitchReply => ({ status, key, message });

/** A parameter, or what counts where it is left out or empty. */
export const value = ({ query }: Pick<EnswitchCall, "query">, name: string, initial = "") => query[name] || initial;

/** The data as the version of the installation writes them; a list in the form that the call asks for. */
export function dataOf(call: Pick<EnswitchCall, "query" | "variation">, { data, rows }: EnswitchReply): unknown {
  const { variation } = call;
  if (rows && value(call, "count") === "1") {
    const count = rows.length;
    return { number: count, string: String(count), row: [{ count }] }[variation.count];
  }
  const isShort = variation.columns === 2 || value(call, "pages") === "1";
  if (rows) return rows.map((row) => shape(row, variation, isShort));
  return typeof data === "object" && data !== null && !Array.isArray(data) ? shape(data, variation, false) : data;
}

/** A row with the columns that a page shows alone, or all; with the ids of the version. */
function shape(row: object, { ids }: Variations, isShort: boolean): Record<string, unknown> {
  const columns = Object.entries(row).slice(0, isShort ? 2 : undefined);
  const isId = (name: string) => ids === "string" && ["id", "parent", "customer", "plan"].includes(name);
  return Object.fromEntries(columns.map(([name, each]) => [name, isId(name) ? String(each) : each]));
}

/** Writes what a call sends into the columns that a row has; the others stay. */
export function write(row: Row, { query }: EnswitchCall): void {
  for (const [name, text] of Object.entries(query))
    if (name in row && name !== "id") row[name] = typeof row[name] === "number" ? Number(text) : text;
}

/** The rows of a list in the order and within the limits that a call asks for. */
export function select(call: EnswitchCall, rows: readonly Row[], column: string): EnswitchReply {
  const sort = value(call, "sort", column);
  const text = (row: Row) => String(sort === "fullname" ? `${row["forename"]} ${row["surname"]}` : row[sort]);
  const sorted = rows.toSorted((a, b) => text(a).localeCompare(text(b), "en"));
  if (value(call, "descending", "0") === "1") sorted.reverse();
  const [offset, limit] = [Number(value(call, "offset", "0")), Number(value(call, "limit", "0"))];
  return { status: 200, rows: sorted.slice(offset, limit === 0 ? undefined : offset + limit) };
}
