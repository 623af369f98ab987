import type { Spec } from "@demarc/spec";
import type { Exchange } from "./exchange.ts";
import { createMask } from "./mask.ts";
import { parseJson } from "./text.ts";

const ours = /^(demarc-.*|prefer)$/;

/**
 * Exchanges as an HTTP archive (HAR 1.2), for other tools. Credentials and secrets are masked, and what was said to
 * the mock alone is left out.
 *
 * @param fields names of more fields to mask
 * @param origin what to put in place of the address that was called: `https://api.example.com`
 */
export function toHar(
  spec: Spec,
  exchanges: readonly Exchange[],
  { fields = [], origin }: { fields?: readonly string[]; origin?: string } = {},
): object {
  const mask = createMask(spec, fields);
  const headers = (given: Record<string, string>) =>
    Object.entries(mask.headers(given))
      .filter(([name]) => !ours.test(name))
      .map(([name, value]) => ({ name, value }));
  const entries = exchanges.map(({ request, response }) => {
    const url = new URL(mask.url(request.url));
    const address = origin ? `${origin}${url.pathname}${url.search}` : url.href;
    const sent =
      request.body === undefined
        ? undefined
        : typeof request.body === "string"
          ? request.body
          : JSON.stringify(mask.value(request.body));
    const text = maskedText(mask, response.text);
    return {
      startedDateTime: "1970-01-01T00:00:00.000Z",
      time: 0,
      request: {
        method: request.method,
        url: address,
        httpVersion: "HTTP/1.1",
        cookies: cookies(request.headers["cookie"]),
        headers: headers(request.headers),
        headersSize: -1,
        bodySize: sent?.length ?? 0,
        queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
        ...(sent !== undefined && {
          postData: { mimeType: request.headers["content-type"] ?? "application/json", text: sent },
        }),
      },
      response: {
        status: response.status,
        statusText: "",
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: headers(response.headers),
        redirectURL: "",
        headersSize: -1,
        bodySize: text.length,
        content: { size: text.length, mimeType: response.headers["content-type"] ?? "", text },
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    };
  });
  return { log: { version: "1.2", creator: { name: "demarc", version: "1" }, entries } };
}

/** The names of cookies; a cookie's value is mostly a secret. */
function cookies(header: string | undefined): { name: string; value: string }[] {
  return (header ?? "")
    .split("; ")
    .filter((part) => part.includes("="))
    .map((part) => ({ name: part.split("=", 1)[0] ?? "", value: "***" }));
}

function maskedText(mask: ReturnType<typeof createMask>, text: string): string {
  const { parsed, value } = parseJson(text);
  return parsed ? JSON.stringify(mask.value(value)) : text;
}
