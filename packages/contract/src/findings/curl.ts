import { credentialPlaces, type OpenApiDocument, type SentRequest } from "@demarc/openapi";
import { shellQuoted } from "@demarc/openapi/visible";
import { controlHeader, fromHeader, type MockRequest } from "@demarc/mock";
import { createMask } from "../redact/by-name.ts";

export interface CurlOptions {
  /** Names of fields whose values nothing shows, in addition to credentials. */
  mask?: readonly string[];
  /** Where the mock that was asked can be served: `http://127.0.0.1:4010`. */
  mockOrigin?: string;
}

/** Headers that belong to the mock or that curl sets by itself. */
const skippedHeaders =
  /^(demarc-.*|host|content-length|connection|user-agent|accept-encoding|accept-language|sec-.*)$/i;

/**
 * A line to repeat a request with. Credentials stand in it as variables of the shell, named after their security
 * schemes (`$ACCESS_TOKEN`), and other secrets are hidden. For a mock, which takes any credential, the variables have
 * a default, so that the line works as it is.
 */
export function curlLine(
  document: OpenApiDocument,
  { method, url, headers, body }: SentRequest,
  { mask: fields = [], mockOrigin }: CurlOptions = {},
): string {
  const mask = createMask(document, fields);
  const target = new URL(mask.url(mockOrigin === undefined ? url : url.replace(new URL(url).origin, mockOrigin)));
  const options: string[] = [];
  let address = target.href;
  for (const [scheme, place] of credentialPlaces(document)) {
    const anything = place.prefix === "Basic" ? btoa("user:password") : "anything";
    const variable = shellVariable(scheme, mockOrigin && anything);
    const parameter = encodeURIComponent(place.name);
    if (place.in === "query" && target.searchParams.has(place.name))
      address = address.replace(`${parameter}=***`, `${parameter}=${variable}`);
    else if (place.in === "header" && headers[place.name.toLowerCase()] !== undefined)
      options.push(`-H "${place.name}: ${[place.prefix, variable].filter(Boolean).join(" ")}"`);
    else if (place.in === "cookie" && headers["cookie"]?.includes(`${place.name}=`))
      options.push(`-b "${place.name}=${variable}"`);
  }
  for (const [name, value] of Object.entries(mask.headers(headers))) {
    if (value !== "***" && name !== "cookie" && !skippedHeaders.test(name))
      options.push(`-H ${shellQuoted(`${name}: ${value}`)}`);
  }
  const asked = headers[controlHeader];
  if (mockOrigin !== undefined && asked && fromHeader<MockRequest>(asked)?.answer)
    options.push(`-H ${shellQuoted(`${controlHeader}: ${asked}`)}`);
  if (body !== undefined)
    options.push(`-d ${shellQuoted(typeof body === "string" ? body : JSON.stringify(mask.value(body)))}`);
  const call = method === "GET" ? [] : [`-X ${method}`];
  return ["curl", ...call, ...options, address.includes("$") ? `"${address}"` : shellQuoted(address)].join(" ");
}

/** The variable of the environment that a security scheme's credential goes by: `accessToken` becomes `ACCESS_TOKEN`. */
export function credentialVariable(scheme: string): string {
  return scheme
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
}

/** `accessToken` becomes `$ACCESS_TOKEN`, or `${ACCESS_TOKEN:-anything}`. */
function shellVariable(scheme: string, initial: string | undefined): string {
  const name = credentialVariable(scheme);
  return initial === undefined ? `$${name}` : `\${${name}:-${initial}}`;
}
