import { Hono } from "hono";
import type { Simulator as MockSimulator } from "@demarc/mock";
import { applyDrift, concerns, edit } from "./apply.ts";
import type { Answer, Drift } from "./drift.ts";
import { toResponse } from "./response.ts";

type Texts = Record<string, string>;

/** A request that a simulator has understood. Parameters are texts, the body is JSON or the fields of a form. */
export interface Call<State, Variation> {
  method: string;
  /** Whether the path ends with a slash. */
  slash: boolean;
  path: Texts;
  query: Texts;
  headers: Texts;
  body: Record<string, unknown>;
  state: State;
  variation: Variation;
  /** The tokens that were issued, with the time at which each ends. */
  tokens: Map<string, number>;
}

/** What comes of a call. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** A provider as its pages describe it. */
export interface Platform<State, Variation extends object, Account, Given extends Reply = Reply> {
  /** What differs between installations and versions, all of it within what the vendor documents. */
  variations: Variation;
  initial(variation: Variation): State;
  /** By operation, the method and path, or several of either: `GET,POST /items /items/:id`. */
  routes: Record<string, string>;
  /** By operation, what is done. */
  actions: Record<string, (call: Call<State, Variation>, account?: Account) => Given>;
  /** Operations that need no credentials. */
  open: readonly string[];
  /** Whether a caller is known. */
  knows(call: Call<State, Variation>, account: Account): boolean;
  /** What a caller gets who is not known, and one who asks for a path that there is not. */
  unknown: Given;
  missing: Given;
  answer(reply: Given, call: Pick<Call<State, Variation>, "query" | "variation">, operationId: string): Answer;
  /** The fields of a query as they were sent, where `&` is not their only separator. */
  readQuery?(search: string, form: string): string;
}

/** Something that answers requests. */
export type App = { fetch(request: Request): Response | Promise<Response> };

/** A simulator as tests and the mock run it. */
export interface Simulator<State = unknown, Variation = object, Account = object> extends Omit<
  MockSimulator<State, Drift>,
  "drifts"
> {
  variations: Variation;
  /** In memory, with one account whose credentials are right. */
  as(account: Account, variations?: Partial<Variation>, drift?: Drift): App;
}

/** Makes a simulator of a platform. Without an account anybody's credentials are right. */
export function simulatorOf<State, Variation extends object, Account, Given extends Reply>(
  platform: Platform<State, Variation, Account, Given>,
): Simulator<State, Variation, Account> {
  type Served = Call<State, Variation>;
  const { routes, actions, open, readQuery } = platform;

  function serve(variation: Variation, state: State, account?: Account, drift?: Drift) {
    const app = new Hono({ strict: false });
    const tokens = new Map<string, number>();
    for (const [operationId, at] of Object.entries(routes)) {
      const [methods = "", ...paths] = at.split(" ");
      const run = actions[operationId];
      if (!run) throw new Error(`The simulator has a route of ${operationId}, and no action.`);
      app.on(methods.split(","), paths, async ({ req }) => {
        const text = await req.text();
        const isJson = req.header("content-type")?.includes("json") ?? false;
        const { search, pathname } = new URL(req.url);
        const call: Served = {
          method: req.method,
          slash: pathname.endsWith("/"),
          path: { ...req.param() },
          query: fieldsOf(readQuery?.(search, text) ?? search),
          headers: { ...req.header() },
          body: isJson ? (JSON.parse(text || "{}") as Served["body"]) : fieldsOf(text),
          state,
          variation,
          tokens,
        };
        const isKnown = drift?.open || open.includes(operationId) || !account || platform.knows(call, account);
        if (!isKnown) return toResponse(platform.answer(platform.unknown, call, operationId));
        if (!drift || !concerns(drift, operationId, call))
          return toResponse(platform.answer(run(call, account), call, operationId));
        for (const change of drift.request ?? []) edit(call, change);
        if (drift.lost) call.state = structuredClone(state);
        const reply = run(call, account);
        const answer = platform.answer(reply, call, operationId);
        return toResponse(reply.status < 300 ? applyDrift(answer, drift.changes ?? []) : answer);
      });
    }
    const call = { query: {}, variation };
    app.notFound(() => toResponse(platform.answer(platform.missing, call, "")));
    return app;
  }

  const { variations } = platform;
  return {
    variations,
    initial: () => platform.initial(variations),
    simulate: (state, drift) => serve(variations, state, undefined, drift),
    as(account, changed, drift) {
      const variation = { ...variations, ...changed };
      return serve(variation, platform.initial(variation), account, drift);
    },
  };
}

/** The fields of a query or a form. Of several of one name the first counts. */
function fieldsOf(text: string): Texts {
  return Object.fromEntries([...new URLSearchParams(text)].toReversed());
}

/** The token that a call carries, if it is one that counts still. */
export function hasToken(
  { headers, tokens }: Pick<Call<unknown, unknown>, "headers" | "tokens">,
  token: string,
): boolean {
  const sent = /^Bearer (.+)$/i.exec(headers["authorization"] ?? "")?.[1] ?? "";
  return sent === token || (tokens.get(sent) ?? 0) > Date.now();
}

/** Does something with what a call asks for, or refuses where that is not there. */
export function withFound<Asked, Found, Given>(
  find: (call: Asked) => Found | undefined,
  missing: (call: Asked) => Given,
) {
  return (act: (found: Found, call: Asked) => Given) =>
    (call: Asked): Given => {
      const found = find(call);
      return found === undefined ? missing(call) : act(found, call);
    };
}

/** The rows of a page, by its number and size. */
export function pageOf<Row>(rows: readonly Row[], number: number, size: number): Row[] {
  const start = (number - 1) * size;
  return rows.slice(start, start + size);
}

/** Takes a row out of a table; the row. */
export function remove<Row>(rows: Row[], row: Row): Row[] {
  return rows.splice(rows.indexOf(row), 1);
}
