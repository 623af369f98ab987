import { readAnswer } from "../answer/answer.ts";
import { failureOf } from "../answer/failure.ts";
import { assertSafeUrl } from "../transport/base-url.ts";
import { ContractError, ProviderError } from "../errors.ts";
import { giveTo } from "../transport/given-fetch.ts";
import { noAnswer } from "../transport/no-answer.ts";
import { readText } from "../values/body.ts";
import { at } from "../values/pointer.ts";
import type { ExpiringSecret, SecretContext } from "./secret.ts";

export interface ClientCredentialsOptions {
  /** Where tokens are issued; a path alone is taken from the client's base URL. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  /** How the request is written: a form, as OAuth 2.0 has it (RFC 6749, 4.4.2), or JSON. */
  encoding?: "form" | "json";
  accept?: string;
}

/** What a token is taken to live where the answer does not say. */
const defaultLifeMs = 3_600_000;

const maxBytes = 1024 * 1024;

/** Where a refusal says why, in the order to look: as RFC 6749 (5.2) has it, or as providers do. */
const messages = ["/error_description", "/message", "/error"];

/**
 * A credential that is fetched by the client credentials grant of OAuth 2.0 and kept until shortly before it
 * expires. Give it to a client in place of a token. The answer's `token_type` is ignored.
 *
 * @returns a function that throws an {@link HttpError} where no token is issued, a {@link ContractError} where the
 *   answer has none, and a {@link NetworkError} where there is no answer
 */
export function clientCredentials({
  tokenUrl,
  clientId,
  clientSecret,
  scope,
  encoding = "form",
  accept = "application/json",
}: ClientCredentialsOptions) {
  const fields = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope !== undefined && { scope }),
  };
  return async (context: SecretContext): Promise<ExpiringSecret> => {
    const { provider, operationId, fetch, signal } = context;
    const { href, origin } = new URL(tokenUrl, context.baseUrl);
    // Where the client may send its token without encryption, it may be fetched so.
    const url = assertSafeUrl(href, { provider, operationId }, origin === new URL(context.baseUrl).origin);
    const request = {
      method: "POST",
      headers: {
        Accept: accept,
        "Content-Type": encoding === "json" ? "application/json" : "application/x-www-form-urlencoded",
      },
      body: encoding === "json" ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    };
    const details = { provider, operationId, context: `no access token from ${url.host}` };
    const answered = giveTo(fetch, url.href, () => request, { signal, redirect: "manual" }).then(async (response) => ({
      response,
      text: await readText(response, maxBytes, details, ""),
    }));
    const { response, text } = await answered.catch((error: unknown) => {
      throw error instanceof ProviderError ? error : noAnswer(url.href, error, details);
    });
    const { status } = response;
    const answer = readAnswer({}, response, text);
    if (!answer.ok) {
      const message = messages.find((pointer) => at(answer.body, pointer));
      throw await failureOf({ code: "/error", ...(message && { message }) }, response, answer, [clientSecret], details);
    }
    const { access_token: value, expires_in: seconds } = Object(answer.body) as Record<string, unknown>;
    if (typeof value !== "string" || value === "")
      throw new ContractError(`${status} without an access_token.`, { ...details, status });
    // What is expired already is good for the call that waits for it.
    const lifeMs = Number.parseFloat(String(seconds)) * 1000;
    return { value, expiresInMs: lifeMs >= 0 ? lifeMs : defaultLifeMs };
  };
}
