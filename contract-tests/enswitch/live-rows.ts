import type { EnswitchClient } from "@demarc/enswitch";
import type { LiveCall, LiveContext } from "@demarc/contract-live";

export type Row = Record<string, unknown>;
export type Context = LiveContext<EnswitchClient>;
type Calls = Context["calls"];

/** How many rows the reads that are planned ask for at most. */
export const rowLimit = 50;

/** The first call of an operation with just these query values; the limit that keeps calls small does not count. */
export function called(calls: Calls, operationId: string, query: Row): LiveCall | undefined {
  return calls.find((call) => {
    const { limit, ...sent } = call.args.query ?? {};
    const asked = Object.entries(query);
    return (
      call.operationId === operationId &&
      !call.label.endsWith("credentials") &&
      (limit === undefined || limit === rowLimit) &&
      Object.keys(sent).length === asked.length &&
      asked.every(([key, value]) => sent[key] === value)
    );
  });
}

/** The data of an answer. */
export function dataOf(call: LiveCall | undefined): unknown {
  return (call?.body as { data?: unknown } | undefined)?.data;
}

/** The rows of a list; none where the answer is no list. */
export function rowsOf(call: LiveCall | undefined): Row[] {
  const data = dataOf(call);
  return Array.isArray(data) ? (data as Row[]) : [];
}

/** The fields of one row; none where the answer has no such. */
export function fieldsOf(call: LiveCall | undefined): Row {
  const data = dataOf(call);
  return typeof data === "object" && data !== null ? (data as Row) : {};
}
