import { schemeOf } from "../check/auth.ts";
import { isIdentifier, standIn } from "../model/stand-in.ts";
import { hidden } from "./documented.ts";

/** Headers that say something of the message, and of nobody. */
const harmless =
  /^(accept|accept-encoding|accept-language|age|allow|cache-control|connection|content-encoding|content-length|content-type|date|expires|prefer|retry-after|transfer-encoding|user-agent|vary|(x-)?ratelimit-.*)$/;

export interface HeaderRules {
  isSecret(name: string): boolean;
  text(text: string): string;
  prose(text: string): string;
  /** Names of headers that are documented, in small letters. */
  known: ReadonlySet<string>;
}

/** Headers by allow-list: what is documented or says something of the message stays, of the rest the form. */
export function headersOf(headers: Record<string, string>, rules: HeaderRules): Record<string, string> {
  const { isSecret, text, known } = rules;
  const entries = Object.entries(headers).map(([name, value]) => {
    const shown = isIdentifier(name) ? text(name) : standIn(text(name));
    if (isSecret(name)) return [shown, hidden];
    if (name === "location") return [shown, locationOf(value, rules)];
    if (name === "www-authenticate") return [shown, schemeOf(value)];
    return [shown, harmless.test(name) || known.has(name) ? text(value) : standIn(text(value))];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Where a redirect leads: the host, and of the path the words that say what is there. */
function locationOf(given: string, { text, prose }: HeaderRules): string {
  // As a whole first: in its parts, half a credential is not found.
  const value = text(given);
  const isAbsolute = URL.canParse(value);
  if (!isAbsolute && !URL.canParse(value, "http://a.invalid")) return standIn(value);
  const { protocol, host, pathname } = new URL(value, "http://a.invalid");
  const path = prose(text(pathname));
  if (!isAbsolute && host === "a.invalid") return path;
  return `${protocol}//${text(host) === host ? host : "redacted.invalid"}${path}`;
}
