import { credentialPlaces, type OpenApiDocument, type SentRequest } from "@demarc/openapi";
import { createMask } from "../redact/by-name.ts";

/** Headers that belong to the mock or that curl sets by itself. */
const skippedHeaders =
  /^(demarc-.*|host|content-length|connection|user-agent|accept-encoding|accept-language|sec-.*)$/i;

/**
 * A line to repeat a request with. Credentials stand in it as variables of the shell, named after their security
 * schemes (`$ACCESS_TOKEN`), and other secrets are hidden.
 */
export function curlLine(
  document: OpenApiDocument,
  { method, url, headers, body }: SentRequest,
  fields: readonly string[] = [],
): string {
  const mask = createMask(document, fields);
  const target = new URL(mask.url(url));
  const options: string[] = [];
  let address = target.href;
  for (const [scheme, place] of credentialPlaces(document)) {
    const variable = `$${credentialVariable(scheme)}`;
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
      options.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (body !== undefined)
    options.push(`-d ${quote(typeof body === "string" ? body : JSON.stringify(mask.value(body)))}`);
  const call = method === "GET" ? [] : [`-X ${method}`];
  return ["curl", ...call, ...options, address.includes("$") ? `"${address}"` : quote(address)].join(" ");
}

/** The variable of the environment that a security scheme's credential goes by: `accessToken` becomes `ACCESS_TOKEN`. */
export function credentialVariable(scheme: string): string {
  const words = scheme.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/\W+/g, "_");
  return words.toUpperCase();
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
