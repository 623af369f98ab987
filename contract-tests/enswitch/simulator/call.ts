import type { EnswitchState } from "./state.ts";

/** A call that the simulator has understood. */
export interface Call {
  sent: URLSearchParams;
  /** A parameter, or what counts where it is left out or empty. */
  value(name: string, initial?: string): string;
  state: EnswitchState;
  /** What `directory` is where a call leaves it out. */
  directoryDefault: string;
  /** Whether a drift of this operation asks for a behaviour. */
  behaves(as: string): boolean;
}

/** What comes of a call: the code in the body, and the data. A list is given as rows. */
export interface Reply {
  code: string;
  key?: string;
  message?: string;
  data?: unknown;
  rows?: readonly object[];
}

/** What an address does. */
export interface Action {
  operationId: string;
  /** Whether it needs no credentials. */
  open?: boolean;
  run(call: Call): Reply;
}

export const ok = (data: unknown): Reply => ({ code: "200", data });
export const done: Reply = { code: "204" };
export const refuse = (code: string, message: string, key = ""): Reply => ({ code, key, message });

/** Writes what a call sends into the columns that a row has; the others stay. */
export function write<Row extends Record<string, string | number>>(row: Row, { sent, behaves }: Call): void {
  const columns: Record<string, string | number> = row;
  if (behaves("updateResets")) for (const name of ["email", "description", "surname"]) columns[name] = "";
  for (const [name, text] of sent)
    if (name in row && name !== "id") columns[name] = typeof row[name] === "number" ? Number(text) : text;
}
