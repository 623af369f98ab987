import { randomBytes } from "node:crypto";
import {
  applyDrift,
  behaviourOf,
  concerns,
  toResponse,
  type Answer,
  type Drift,
} from "@demarc/contract-testing/simulator";
import { Hono } from "hono";
import { serveNumbers } from "./serve-numbers.ts";
import { serveUsers } from "./serve-users.ts";
import { createPlatform, initialState, type CustomerInput, type PlatformState } from "./platform.ts";

/** What differs between installations and versions of CloudLX, all of it within what the vendor documents. */
export interface CloudlxVariations {
  /** The media type of answers: the one that was asked for, or plain JSON. */
  mediaType: "application/vnd.cloudlx.v1+json" | "application/json" | "application/json; charset=utf-8";
  /** Whether realms carry their id in the answer to a creation. */
  realmIdsAfterCreate: boolean;
  /** Whether answers have undocumented fields. */
  addedFields: boolean;
  /** How long an access token lives, in seconds. */
  tokenLifeSeconds: number;
  customers: number;
}

const cloudlxVariations: CloudlxVariations = {
  mediaType: "application/vnd.cloudlx.v1+json",
  realmIdsAfterCreate: false,
  addedFields: false,
  tokenLifeSeconds: 3600,
  customers: 3,
};

export interface CloudlxAccount {
  accessToken: string;
  clientId: string;
  clientSecret: string;
}

/**
 * CloudLX as its pages and public clients describe it: a token endpoint, and customers, users and numbers that are
 * listed, shown and written, in memory.
 *
 * @param account whose credentials are right; anybody's where it is undefined
 */
export function simulateCloudlx(
  account: CloudlxAccount | undefined,
  variations: Partial<CloudlxVariations> = {},
  drift?: Drift,
  state?: PlatformState,
) {
  const variation = { ...cloudlxVariations, ...variations };
  const remembered = state ?? initialState(variation.customers);
  const platform = createPlatform(remembered);
  const tokens = new Map<string, number>([[account?.accessToken ?? "", Number.POSITIVE_INFINITY]]);
  const isKnown = (token = "") => account === undefined || (tokens.get(token) ?? 0) > Date.now();
  const behaves = behaviourOf(drift);
  const reply = (route: string, status: number, body: unknown) => {
    const added =
      variation.addedFields && status === 200 && route !== "token" ? { request_id: "r-1", ...(body as object) } : body;
    const answer: Answer = { status, headers: { "content-type": variation.mediaType }, body: added };
    return toResponse(drift && concerns(drift, route) && status === 200 ? applyDrift(answer, drift.changes) : answer);
  };
  const refuse = (status: number, message: string, errors?: Record<string, string[]>) =>
    reply("error", status, { message, ...(errors && { errors }), status_code: status });

  const app = new Hono();
  const refreshTokens = new Set<unknown>();
  app.on("POST", ["/api/oauth2/access-token", "/api/oauth2/refresh-token"], async ({ req }) => {
    const sent = req.header("content-type")?.includes("json")
      ? ((await req.json()) as Record<string, unknown>)
      : await req.parseBody();
    const refreshes = req.path.endsWith("/refresh-token");
    const isKnownGrant =
      sent["grant_type"] === "client_credentials" || (refreshes && sent["grant_type"] === "refresh_token");
    if (
      !isKnownGrant ||
      (refreshes && account && !refreshTokens.has(sent["refresh_token"])) ||
      (account && (sent["client_id"] !== account.clientId || sent["client_secret"] !== account.clientSecret))
    )
      return refuse(401, "Client authentication failed.");
    const token = randomBytes(20).toString("hex");
    tokens.set(token, Date.now() + variation.tokenLifeSeconds * 1000);
    // The type reads like the grant, as public clients have seen it.
    const refresh = randomBytes(20).toString("hex");
    refreshTokens.add(refresh);
    return reply("token", 200, {
      access_token: token,
      token_type: "client_credentials",
      expires_in: variation.tokenLifeSeconds,
      refresh_token: refresh,
    });
  });

  app.use("/api/*", async (context, next) => {
    const token = behaves("authMoved")
      ? context.req.header("x-api-key")
      : /^Bearer (.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    if (!behaves("noAuth") && !isKnown(token)) {
      const refused = refuse(401, "Unauthenticated.");
      if (behaves("authMoved")) refused.headers.set("www-authenticate", 'ApiKey header="X-Api-Key"');
      return refused;
    }
    if (behaves("versionGone"))
      return refuse(406, "Accept header could not be properly parsed: version v1 is no longer served.");
    return next();
  });

  app.get("/api/customers", ({ req }) => {
    if (behaves("queryRequired") && !req.query("reseller_id"))
      return refuse(422, "The given data was invalid.", { reseller_id: ["The reseller id field is required."] });
    return reply("listCustomers", 200, { customers: platform.list() });
  });
  app.get("/api/customers/:id", ({ req }) => {
    const customer = behaves("firstCustomerShown") ? platform.list()[0] : platform.find(Number(req.param("id")));
    return customer ? reply("showCustomer", 200, customer) : refuse(404, "Not found.");
  });
  app.post("/api/customers", async ({ req }) => {
    const input = (await req.json()) as CustomerInput;
    if (typeof input.name !== "string" || input.name === "")
      return refuse(422, "The given data was invalid.", { name: ["The name field is required."] });
    if (behaves("bodyFieldRequired") && !("vat_number" in input))
      return refuse(422, "The given data was invalid.", { vat_number: ["The vat number field is required."] });
    if (behaves("creationLost"))
      return reply("createCustomer", 200, { ...platform.list()[0], id: 99_999, name: input.name });
    const created = platform.create(input);
    return reply(
      "createCustomer",
      200,
      variation.realmIdsAfterCreate
        ? created
        : { ...created, realms: created.realms.map(({ name, description }) => ({ name, description })) },
    );
  });
  app.on(behaves("updateByPut") ? "PUT" : "PATCH", "/api/customers/:id", async ({ req }) => {
    const customer = platform.find(Number(req.param("id")));
    if (!customer) return refuse(404, "Not found.");
    if (behaves("customerCleared")) customer.sub_realms = [];
    return reply(
      "updateCustomer",
      200,
      behaves("updateLost") ? customer : platform.update(customer, (await req.json()) as CustomerInput),
    );
  });
  serveUsers(app, remembered, { reply, refuse, behaves });
  serveNumbers(app, remembered, { reply, refuse, behaves });
  // As a framework answers a method that a path does not have.
  app.all("/api/customers/:id", () => refuse(405, "Method Not Allowed"));
  app.notFound(() => refuse(404, "Not found."));
  return app;
}
