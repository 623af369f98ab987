import type { RunErrorKind } from "@demarc/contract-live";

/** What a simulator does when nothing works, and the kind of run error that it is. */
export interface Outage {
  title: string;
  kind: RunErrorKind;
  answer(): Response;
}

const page =
  (status: number, html: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(`<!DOCTYPE html><html><head><title>${html}</title></head><body>${html}</body></html>`, {
      status,
      headers: { "content-type": "text/html; charset=utf-8", ...headers },
    });

/** Answers that show nothing about a provider's contract. */
export const outages: readonly Outage[] = [
  {
    title: "a sign-in page with 200",
    kind: "sign-in page",
    answer: page(200, 'Sign in <form><input type="password" name="p"></form>'),
  },
  { title: "a sign-in page with 401", kind: "sign-in page", answer: page(401, "Please log in to continue") },
  {
    title: "a redirect to a sign-on",
    kind: "sign-in page",
    answer: () =>
      new Response(null, {
        status: 302,
        headers: { location: "https://login.example.com/oauth2/authorize?client_id=x" },
      }),
  },
  { title: "a maintenance page with 503", kind: "maintenance", answer: page(503, "Down for scheduled maintenance") },
  { title: "a maintenance page with 200", kind: "maintenance", answer: page(200, "We will be back soon") },
  { title: "503 without a body", kind: "maintenance", answer: () => new Response(null, { status: 503 }) },
  {
    title: "a captive proxy's redirect",
    kind: "captive proxy",
    answer: () => new Response(null, { status: 302, headers: { location: "http://captive.example.net/hello" } }),
  },
  { title: "a captive proxy's page", kind: "captive proxy", answer: page(200, "Hotspot: network login") },
  {
    title: "511 of a network that requires a sign-in",
    kind: "captive proxy",
    answer: page(511, "Network Authentication Required"),
  },
  // The platform's fetch reports it as a network error.
  { title: "a proxy that wants credentials", kind: "network", answer: page(407, "Cache Access Denied") },
  {
    title: "429",
    kind: "rate limit",
    answer: () =>
      new Response('{"message":"Too Many Requests"}', {
        status: 429,
        headers: { "content-type": "application/json", "retry-after": "120" },
      }),
  },
  { title: "a gateway without an answer", kind: "network", answer: page(504, "Gateway Time-out") },
];
