import { successResponses, type Operation } from "../operations.ts";

/** A media type in its parts, all in small letters but the parameters' values. */
export interface ParsedMediaType {
  essence: string;
  parameters: Record<string, string>;
}

/** Reads a media type with its parameters; undefined where there is none. */
export function parseMediaType(header: string | null | undefined): ParsedMediaType | undefined {
  const [essence, ...rest] = (header ?? "").split(";").map((part) => part.trim());
  if (!essence) return undefined;
  const parameters = rest.flatMap((part) => {
    const [name, value] = part.split("=", 2);
    return name && value !== undefined ? [[name.toLowerCase(), value.replace(/^"(.*)"$/, "$1")]] : [];
  });
  return { essence: essence.toLowerCase(), parameters: Object.fromEntries(parameters) as Record<string, string> };
}

/**
 * The documented media type that a header names: the same one, with every parameter that the document gives; a
 * documented range where there is no such. One `+json` type is no other.
 */
export function documentedType(header: string | null | undefined, documented: readonly string[]): string | undefined {
  const given = parseMediaType(header);
  if (!given) return undefined;
  const fits = (candidate: string) => {
    const { essence, parameters } = parseMediaType(candidate) ?? { essence: "", parameters: {} };
    return (
      essence === given.essence &&
      Object.entries(parameters).every(([name, value]) => given.parameters[name]?.toLowerCase() === value.toLowerCase())
    );
  };
  return (
    documented.find(fits) ??
    documented.find((candidate) => candidate.includes("*") && inRange(given.essence, candidate))
  );
}

/** Whether a media type lies in a range such as `text/*`. Something that is no range holds itself alone. */
export function inRange(essence: string, range: string): boolean {
  const plain = parseMediaType(range)?.essence ?? "";
  return plain === "*/*" || plain === essence || (plain.endsWith("/*") && essence.startsWith(plain.slice(0, -1)));
}

/** Whether bodies of a type are JSON. */
export function isJson(type: string | null | undefined): boolean {
  return /^application\/([\w.+-]+\+)?json$/.test(parseMediaType(type)?.essence ?? "");
}

/** Whether bodies of a type are fields by name. */
export function isForm(type: string | null | undefined): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(parseMediaType(type)?.essence ?? "");
}

/** The media types of all success responses, JSON before others. The first one is the one to ask for. */
export function successMediaTypes(operation: Operation): string[] {
  const types = successResponses(operation).flatMap(([, response]) => Object.keys(response.node.content ?? {}));
  return [...new Set([...types.filter(isJson), ...types])];
}

/** The media types of the request body. The first one is what clients send: JSON or a form, where there is one. */
export function requestMediaTypes({ requestBody }: Operation): string[] {
  const types = Object.keys(requestBody?.node.content ?? {});
  return [...new Set([...types.filter((type) => isJson(type) || isForm(type)), ...types])];
}
