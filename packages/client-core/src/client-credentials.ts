import { assertSafeUrl } from "./base-url.ts";
import { ContractError, HttpError } from "./errors.ts";
import { redact } from "./redact.ts";
import { passingStatuses } from "./retry.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { ExpiringSecret, SecretContext } from "./secret.ts";

export interface ClientCredentialsOptions {
  /** Where tokens are issued; a path alone is taken from the client's base URL. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  /** How the request is written: a form, as OAuth 2.0 has it (RFC 6749, 4.4.2), or JSON. */
  encoding?: "form" | "json";
  /** The media type to ask for. */
  accept?: string;
}

/** What a token is taken to live where the answer does not say. */
const defaultLifeMs = 3_600_000;

/**
 * A credential that is fetched by the client credentials grant of OAuth 2.0 and kept until shortly before it
 * expires. Give it to a client in place of a token. What the answer calls `token_type` is left out of account.
 *
 * @returns a function that throws an {@link HttpError} where no token is issued, and a {@link ContractError} where
 *   the answer holds none
 */
export function clientCredentials({ tokenUrl, clientId, clientSecret, scope, encoding = "form", accept = "application/json" }: ClientCredentialsOptions) {
  const fields = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, ...(scope !== undefined && { scope }) };
  return async (context: SecretContext): Promise<ExpiringSecret> => {
    const { provider, operationId, fetch, signal } = context;
    const url = assertSafeUrl(provider, URL.canParse(tokenUrl) ? tokenUrl : new URL(tokenUrl, context.baseUrl).href);
    const request = new Request(url, {
      method: "POST",
      headers: { Accept: accept, "Content-Type": encoding === "json" ? "application/json" : "application/x-www-form-urlencoded" },
      body: encoding === "json" ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    });
    const response = await fetch(request, { signal, redirect: "manual" });
    const text = redact(await response.text(), [clientSecret]);
    const body = parse(text);
    const details = { provider, operationId };
    if (!response.ok) {
      const { status } = response;
      throw new HttpError({
        ...details,
        context: `no access token from ${url.host}`,
        status,
        httpStatus: status,
        retryable: passingStatuses.has(status),
        retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
        providerCode: textOf(body["error"]),
        providerMessage: textOf(body["error_description"]) ?? textOf(body["message"]) ?? textOf(body["error"]),
        body: Object.keys(body).length > 0 ? body : text,
      });
    }
    const token = textOf(body["access_token"]);
    if (!token) throw new ContractError(`the answer of ${url.host} holds no access_token.`, { ...details, status: response.status });
    const lifeMs = Number(body["expires_in"]) * 1000;
    return { value: token, expiresInMs: lifeMs > 0 ? lifeMs : defaultLifeMs };
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
