import {
  applyDrift,
  behaviourOf,
  concerns,
  toResponse,
  type Answer,
  type Drift,
} from "@demarc/contract-testing/simulator";
import { Hono } from "hono";
import { customerRoutes } from "./customers.ts";
import { leadRoutes } from "./leads.ts";
import { numberRoutes } from "./numbers.ts";
import type { Platform } from "./platform.ts";
import { createState, type AudiocodesLiveState } from "./state.ts";

/** What differs between installations of Live Platform, all of it documented by the vendor or seen. */
export interface AudiocodesLiveVariations {
  customers: number;
  licenceTypes: readonly number[];
  /** Whether a customer without a licence is listed, with a null Id. */
  leads: boolean;
  /** The body of an error: a bare JSON string, or none at all. */
  errors: "string" | "empty";
  mediaType: string;
}

const audiocodesLiveVariations: AudiocodesLiveVariations = {
  customers: 35,
  licenceTypes: [0, 1, 2, 3],
  leads: false,
  errors: "string",
  mediaType: "application/json; charset=utf-8",
};

/** A platform with some customers on it. */
export function initialState(variations: Partial<AudiocodesLiveVariations> = {}): AudiocodesLiveState {
  const { customers, licenceTypes, leads } = { ...audiocodesLiveVariations, ...variations };
  return createState(customers, licenceTypes, leads);
}

export interface AudiocodesLiveAccount {
  accessToken: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

/**
 * Live Platform's customers, with the token endpoint of Microsoft Entra ID.
 *
 * @param account whose credentials are right; anybody's where it is undefined
 */
export function simulateAudiocodesLive(
  account: AudiocodesLiveAccount | undefined,
  variations: Partial<AudiocodesLiveVariations> = {},
  drift?: Drift,
  state: AudiocodesLiveState = initialState(variations),
) {
  const variation = { ...audiocodesLiveVariations, ...variations };
  const behaves = behaviourOf(drift);
  const reply = (route: string, body?: unknown, status = 200) => {
    const answer: Answer = { status, headers: { "content-type": variation.mediaType }, body };
    return toResponse(drift && concerns(drift, route) ? applyDrift(answer, drift.changes) : answer);
  };
  const refuse = (status: number, message: unknown) =>
    toResponse(
      variation.errors === "empty"
        ? { status, headers: {} }
        : { status, headers: { "content-type": variation.mediaType }, body: message },
    );

  const app = new Hono();
  app.post("/:tenant/oauth2/v2.0/token", async ({ req }) => {
    const sent = await req.parseBody();
    const isKnown =
      !account ||
      (req.param("tenant") === account.tenantId &&
        sent["client_id"] === account.clientId &&
        sent["client_secret"] === account.clientSecret &&
        sent["scope"] === account.scope);
    if (!isKnown)
      return toResponse({
        status: 400,
        headers: { "content-type": "application/json" },
        body: {
          error: "unauthorized_client",
          error_description: "AADSTS700016: Application was not found in the directory.",
        },
      });
    return reply("token", {
      token_type: "Bearer",
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: account?.accessToken ?? "token-of-the-simulator",
    });
  });
  app.use("/tenantui/api/*", async ({ req }, next) => {
    if (!behaves("noAuth") && account && req.header("authorization") !== `Bearer ${account.accessToken}`)
      return refuse(401, "Unauthorized");
    return next();
  });
  const platform: Platform = { app, state, behaves, reply, refuse };
  customerRoutes(platform);
  leadRoutes(platform);
  numberRoutes(platform);
  app.notFound(() => refuse(404, "Not Found"));
  return app;
}
