import { createAudiocodesLiveClient } from "@demarc/audiocodes-live";
import { validation as audiocodesLiveValidation } from "@demarc/audiocodes-live/validation";
import { createCloudlxClient, type Drift } from "@demarc/cloudlx";
import { validation as cloudlxValidation } from "@demarc/cloudlx/validation";
import { createEnswitchClient } from "@demarc/enswitch";
import { validation as enswitchValidation } from "@demarc/enswitch/validation";

/** Where a client that is attacked sends to, and what it says of it. */
export interface Wiring {
  baseUrl: string;
  fetch?: (request: Request) => Promise<Response>;
  retry?: false;
  maxBodyBytes?: number;
  onDrift?: (drift: Drift) => void;
  onRequest?: (info: object) => void;
  onResponse?: (info: object) => void;
  onRetry?: (info: object) => void;
  logger?: Record<"debug" | "warn", (...said: unknown[]) => void>;
}

/** A client to attack. */
export interface Subject {
  client: { readonly raw: object };
  list(): Promise<unknown>;
}

/** The providers' clients, each with a credential: by the kinds of credential that there are. */
export const subjects = {
  "a bearer token": (secret: string, wiring: Wiring): Subject => {
    const client = createCloudlxClient({ ...wiring, accessToken: secret, validation: cloudlxValidation() });
    return { client, list: () => client.listCustomers() };
  },
  "a token that was replaced": (secret: string, wiring: Wiring): Subject => {
    const tokens = [secret];
    const accessToken = () => ({ value: tokens.shift() ?? "another-token", expiresInMs: 3_600_000 });
    const client = createAudiocodesLiveClient({ ...wiring, accessToken, validation: audiocodesLiveValidation() });
    return { client, list: () => client.listCustomers() };
  },
  "a password in the query": (secret: string, wiring: Wiring): Subject => {
    const client = createEnswitchClient({
      ...wiring,
      username: "someone",
      password: secret,
      validation: enswitchValidation(),
    });
    return { client, list: () => client.listCustomers() };
  },
  "a password in a form": (secret: string, wiring: Wiring): Subject => {
    const client = createEnswitchClient({ ...wiring, username: "someone", password: secret, sendAs: "form" });
    return { client, list: () => client.listCustomers() };
  },
} as const;
