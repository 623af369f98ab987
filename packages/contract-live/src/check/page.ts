import { jsonOf } from "@demarc/openapi";
import type { LiveExchange } from "../model/call.ts";

/** The kind of page that came in place of JSON. */
export type PageKind = "sign-in page" | "maintenance" | "captive proxy" | "other";

const words: [PageKind, RegExp][] = [
  [
    "captive proxy",
    /captive|hotspot|wi-?fi login|squid|zscaler|web filter|firewall|proxy (error|server|authentication)|network (access|login)/i,
  ],
  ["sign-in page", /<input[^>]{1,500}type=["']?password|sign[ -]?in|log[ -]?in|single sign-on|login\.microsoftonline/i],
  ["maintenance", /maintenance|temporarily unavailable|back (soon|shortly)|be right back|scheduled (down|work)/i],
];

/** How much of a page is read: what it is for stands at its top. */
const readOfPage = 100_000;

/** The kind of an HTML page; undefined where the answer is none. */
export function pageKind({ response }: LiveExchange): PageKind | undefined {
  const type = response.headers["content-type"] ?? "";
  // JSON with the media type of HTML is no page, whatever words are in it.
  if (jsonOf(response).parsed || (!/html/i.test(type) && !/^\s*(<!doctype html|<html)/i.test(response.text)))
    return undefined;
  return words.find(([, pattern]) => pattern.test(response.text.slice(0, readOfPage)))?.[0] ?? "other";
}

/** Where a redirect leads, if to another origin or to a sign-in. */
export function redirectElsewhere({ request, response }: LiveExchange): { target: URL; kind: PageKind } | undefined {
  const location = response.headers["location"];
  if (response.status < 300 || response.status > 399 || location === undefined || !URL.canParse(location, request.url))
    return undefined;
  const target = new URL(location, request.url);
  if (target.origin === new URL(request.url).origin && !/\/(login|sign-?in|auth|sso)\b/i.test(target.pathname))
    return undefined;
  const address = `${target.host}${target.pathname}`;
  if (/captive|hotspot|portal\.|proxy|gateway/i.test(target.host)) return { target, kind: "captive proxy" };
  if (/login|sign-?in|\bsso\b|\/auth\b|oauth2?\/authorize/i.test(address)) return { target, kind: "sign-in page" };
  if (/maintenance/i.test(address)) return { target, kind: "maintenance" };
  return { target, kind: "other" };
}
