import type { SecurityScheme, Spec } from "@demarc/spec";
import type { Exchange } from "./exchange.ts";
import { createMask } from "./mask.ts";

/** Headers that belong to the mock or that curl sets by itself. */
const left = /^(demarc-.*|host|content-length|connection|user-agent|accept-encoding|accept-language|sec-.*)$/i;

/**
 * A line to repeat a request with. Credentials stand in it as variables of the shell, named after their security
 * schemes (`$ACCESS_TOKEN`), and other secrets are hidden.
 */
export function curlLine(
  spec: Spec,
  { method, url, headers, body }: Exchange["request"],
  fields: readonly string[] = [],
): string {
  const mask = createMask(spec, fields);
  const schemes = Object.entries(spec.document.components?.securitySchemes ?? {}) as [string, SecurityScheme][];
  const target = new URL(mask.url(url));
  const options: string[] = [];
  let address = target.href;
  for (const [name, scheme] of schemes) {
    const variable = `$${name
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replaceAll(/\W+/g, "_")
      .toUpperCase()}`;
    if (scheme.in === "query" && target.searchParams.has(scheme.name ?? ""))
      address = address.replace(
        `${encodeURIComponent(scheme.name ?? "")}=***`,
        `${encodeURIComponent(scheme.name ?? "")}=${variable}`,
      );
    else if (scheme.type === "http" && headers["authorization"] !== undefined)
      options.push(`-H "Authorization: ${scheme.scheme === "basic" ? "Basic" : "Bearer"} ${variable}"`);
    else if (scheme.in === "header" && headers[(scheme.name ?? "").toLowerCase()] !== undefined)
      options.push(`-H "${scheme.name}: ${variable}"`);
    else if (scheme.in === "cookie" && headers["cookie"]?.includes(`${scheme.name}=`))
      options.push(`-b "${scheme.name}=${variable}"`);
  }
  for (const [name, value] of Object.entries(mask.headers(headers))) {
    if (value !== "***" && name !== "cookie" && !left.test(name)) options.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (body !== undefined)
    options.push(`-d ${quote(typeof body === "string" ? body : JSON.stringify(mask.value(body)))}`);
  return [
    "curl",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...options,
    address.includes("$") ? `"${address}"` : quote(address),
  ].join(" ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
