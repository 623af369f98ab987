import { applyDrift, behaviourOf, toResponse, type Answer, type Drift } from "@demarc/contract-testing/simulator";
import { Hono } from "hono";
import { createCustomers, type Row } from "./customers.ts";
import { select } from "./select.ts";

/** What differs between installations and versions of Enswitch, all of it seen or documented somewhere. */
export interface EnswitchVariations {
  /** Whether HTTP says 200 to everything or repeats the code of the body. */
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

/** All that an installation remembers. */
export interface EnswitchState {
  customers: Row[];
}

/** An installation with some customers on it. */
export function initialState(customers: number = enswitchVariations.customers): EnswitchState {
  return { customers: createCustomers(customers) };
}

export interface EnswitchAccount {
  username: string;
  password: string;
  authToken: string;
}

/**
 * Enswitch's customers/list by GET and POST, `&` and `;`, with and without the trailing slash.
 *
 * @param account whose credentials are right; anybody's where it is undefined
 */
export function simulateEnswitch(
  account: EnswitchAccount | undefined,
  variations: Partial<EnswitchVariations> = {},
  drift?: Drift,
  { customers }: EnswitchState = initialState(variations.customers),
) {
  const variation = { ...enswitchVariations, ...variations };
  const behaves = behaviourOf(drift);
  const reply = (code: string, key: string, message: string, data?: unknown) => {
    const status = variation.httpStatus === "always 200" ? 200 : Number(code);
    const answer: Answer = {
      status,
      headers: { "content-type": "application/json" },
      body: { responses: [{ code, key, message }], ...(data !== undefined && { data }) },
    };
    return toResponse(drift && code === "200" ? applyDrift(answer, drift.changes) : answer);
  };
  const ok = (data: unknown) => reply("200", "", "OK", data);

  // A path is accepted with and without the trailing slash.
  const app = new Hono({ strict: behaves("slashGone") });
  app.on(behaves("postOnly") ? ["POST"] : ["GET", "POST"], "/api/json/customers/list", async ({ req }) => {
    const form = req.method === "POST" ? await req.text() : "";
    // Both separators are accepted.
    const sent = new URLSearchParams(`${new URL(req.url).search.slice(1)}&${form}`.replaceAll(";", "&"));
    const isKnown =
      !account ||
      (sent.get("auth_username") === account.username && sent.get("auth_password") === account.password) ||
      sent.get("auth_token") === account.authToken;
    if (!behaves("noAuth") && !isKnown) return reply("401", "auth_username", "Invalid authentication details.");
    if (behaves("queryRequired") && !sent.has("account_manager"))
      return reply("400", "account_manager", "Missing parameter.");
    if (behaves("prepaidGone") && sent.get("bill_type") === "prepaid")
      return reply("400", "bill_type", "Invalid value.");
    const selected = select(customers, sent, { directoryDefault: variation.directoryDefault, behaves });
    if (sent.get("count") === "1") {
      const count = behaves("countWrong") ? selected.length + 7 : selected.length;
      return ok({ number: count, string: String(count), row: [{ count }] }[variation.count]);
    }
    const columns = (row: Row) =>
      sent.get("pages") === "1" || variation.columns === 2 ? { id: row.id, name: row.name } : row;
    return ok(selected.map((row) => shape(columns(row), variation)));
  });
  if (behaves("postOnly"))
    app.get("/api/json/customers/list", () =>
      toResponse({ status: 405, headers: { "content-type": "text/plain", allow: "POST" }, text: "Method Not Allowed" }),
    );
  app.notFound(() => toResponse({ status: 404, headers: { "content-type": "text/plain" }, text: "Not Found" }));
  return app;
}

function shape(row: Partial<Row>, { ids }: EnswitchVariations): Record<string, unknown> {
  return ids === "string"
    ? { ...row, id: String(row.id), ...(row.parent !== undefined && { parent: String(row.parent) }) }
    : row;
}
