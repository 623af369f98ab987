import {
  applyDrift,
  behaviourOf,
  concerns,
  toResponse,
  type Answer,
  type Drift,
} from "@demarc/contract-testing/simulator";
import { Hono } from "hono";
import type { Call, Reply } from "./call.ts";
import { customerCalls } from "./customer-calls.ts";
import { otherCalls } from "./other-calls.ts";
import { initialState, type EnswitchState } from "./state.ts";

export { initialState, type EnswitchState };

/** What differs between installations and versions of Enswitch, all of it seen or documented somewhere. */
export interface EnswitchVariations {
  /** Whether HTTP says 200 to everything or repeats the code of the body; not that of 204, which could have no body. */
  httpStatus: "always 200" | "as the code";
  /** Integers from version 3.14 on, strings in the oldest. */
  ids: "integer" | "string";
  columns: 2 | 30;
  customers: number;
  /** 0 in version 3.14, -1 from 4.1 on. */
  directoryDefault: "0" | "-1";
  /** The form of the answer to `count=1`, which no page shows. */
  count: "number" | "string" | "row";
}

const enswitchVariations: EnswitchVariations = {
  httpStatus: "always 200",
  ids: "integer",
  columns: 30,
  customers: 24,
  directoryDefault: "0",
  count: "number",
};

export interface EnswitchAccount {
  username: string;
  password: string;
  authToken: string;
}

const actions = Object.entries({ ...customerCalls, ...otherCalls });

/**
 * Enswitch's customers, people, rate plans and numbers by GET and POST, `&` and `;`, with and without the trailing
 * slash.
 *
 * @param account whose credentials are right; anybody's where it is undefined
 */
export function simulateEnswitch(
  account: EnswitchAccount | undefined,
  variations: Partial<EnswitchVariations> = {},
  drift?: Drift,
  state: EnswitchState = initialState(variations.customers),
) {
  const variation = { ...enswitchVariations, ...variations };
  const drifts = behaviourOf(drift);
  const respond = (operationId: string, { code, key = "", message = "OK", data }: Reply) => {
    const status = variation.httpStatus === "always 200" || code === "204" ? 200 : Number(code);
    const answer: Answer = {
      status,
      headers: { "content-type": "application/json" },
      body: { responses: [{ code, key, message }], ...(data !== undefined && { data }) },
    };
    return toResponse(
      drift && code.startsWith("2") && concerns(drift, operationId) ? applyDrift(answer, drift.changes) : answer,
    );
  };
  // A path is accepted with and without the trailing slash.
  const app = new Hono({ strict: drifts("slashGone") });
  for (const [path, { operationId, open, run }] of actions) {
    const behaves = (as: string) => drifts(as) && concerns(drift, operationId);
    app.on(behaves("postOnly") ? ["POST"] : ["GET", "POST"], `/api/json/${path}`, async ({ req }) => {
      const form = req.method === "POST" ? await req.text() : "";
      // Both separators are accepted.
      const sent = new URLSearchParams(`${new URL(req.url).search.slice(1)}&${form}`.replaceAll(";", "&"));
      const isKnown =
        open ||
        !account ||
        (sent.get("auth_username") === account.username && sent.get("auth_password") === account.password) ||
        sent.get("auth_token") === account.authToken;
      if (!behaves("noAuth") && !isKnown)
        return respond(operationId, { code: "401", key: "auth_username", message: "Invalid authentication details." });
      const value = (name: string, initial = "") => sent.get(name) || initial;
      const { directoryDefault } = variation;
      const call: Call = { sent, value, state, directoryDefault, behaves };
      const reply = run(call);
      return respond(operationId, { ...reply, data: dataOf(call, reply, variation) });
    });
  }
  if (drifts("postOnly"))
    app.get("/api/json/customers/list", () =>
      toResponse({ status: 405, headers: { "content-type": "text/plain", allow: "POST" }, text: "Method Not Allowed" }),
    );
  app.notFound(() => toResponse({ status: 404, headers: { "content-type": "text/plain" }, text: "Not Found" }));
  return app;
}

/** The data as the version of the installation writes them; a list in the form that the call asks for. */
function dataOf({ value, behaves }: Call, { data, rows }: Reply, variation: EnswitchVariations): unknown {
  if (rows && value("count") === "1") {
    const count = behaves("countWrong") ? rows.length + 7 : rows.length;
    return { number: count, string: String(count), row: [{ count }] }[variation.count];
  }
  const isShort = variation.columns === 2 || value("pages") === "1";
  if (rows) return rows.map((row) => shape(row, variation, isShort));
  return typeof data === "object" && data !== null && !Array.isArray(data) ? shape(data, variation, false) : data;
}

/** A row with the columns that a page shows alone, or all; with the ids of the version. */
function shape(row: object, { ids }: EnswitchVariations, isShort: boolean): Record<string, unknown> {
  const columns = Object.entries(row).slice(0, isShort ? 2 : undefined);
  const isId = (name: string) => ids === "string" && ["id", "parent", "customer", "plan"].includes(name);
  return Object.fromEntries(columns.map(([name, value]) => [name, isId(name) ? String(value) : value]));
}
