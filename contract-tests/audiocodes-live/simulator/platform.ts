import type { Hono, HonoRequest } from "hono";
import { uuid, type AudiocodesLiveState } from "./state.ts";

/** What the routes of the platform share. */
export interface Platform {
  app: Hono;
  state: AudiocodesLiveState;
  /** Whether the drift asks for a behaviour. */
  behaves(as: string): boolean;
  /** A success of an operation, which the drift may change; without a body where none is given. */
  reply(operationId: string, body?: unknown, status?: number): Response;
  refuse(status: number, body: unknown): Response;
}

/** The page of rows that a request asks for. */
export function pageOf<Row>(
  { behaves }: Platform,
  rows: readonly Row[],
  req: HonoRequest,
  first: number,
  size: number,
) {
  const pageSize = Number((behaves("pageSizeIgnored") ? undefined : req.query("PageSize")) ?? size);
  const page = behaves("pageNumberIgnored") ? first : Number(req.query("PageNumber") ?? first);
  const start = (page - first) * pageSize;
  return { page, pageSize, rows: rows.slice(start, start + pageSize) };
}

/** Queues work that has been done at once, and returns the id of its task. */
export function queue({ state }: Platform, prefix: string, outputData: object = {}): string {
  const number = ++state.created;
  const id = prefix === "tsk_" ? `tsk_${185_510 + number}` : `${prefix}${uuid("task", number)}`;
  state.tasks[id] = { asked: 0, outputData };
  return id;
}

/** The rows without the one. */
export function remove<Row>(rows: Row[], row: Row): void {
  rows.splice(rows.indexOf(row), 1);
}
