/** An operation that a request calls. */
export interface Route<T> {
  operation: T;
  /** The values of the path's variables, decoded. */
  variables: Record<string, string>;
}

/** Finds the operation that a request calls; a path without variables goes before one with. */
export function createRouter<T extends { method: string; path: string }>(
  operations: readonly T[],
): (method: string, path: string) => Route<T> | undefined {
  const routes = operations
    .map((operation) => ({ operation, ...compile(operation.path) }))
    .toSorted((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    for (const { operation, pattern, names } of routes) {
      const match = operation.method === method.toLowerCase() ? pattern.exec(path) : null;
      if (!match) continue;
      const variables = names.map((name, index) => [name, decodeText(match[index + 1] ?? "")]);
      return { operation, variables: Object.fromEntries(variables) as Record<string, string> };
    }
    return undefined;
  };
}

/** The values of a template's variables in a path, whatever stands before it; undefined where it is another path. */
export function variablesIn(template: string, path: string): [name: string, text: string][] | undefined {
  const { pattern, names } = compile(template);
  const match = new RegExp(pattern.source.slice(1)).exec(path);
  return match ? names.map((name, index) => [name, decodeText(match[index + 1] ?? "")]) : undefined;
}

/** A template as it stands in an address: a fragment is none there. */
export function templateInUrl(template: string): string {
  return template.replaceAll("#", "%23").replaceAll("?", "%3F");
}

function compile(template: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = templateInUrl(template)
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!/^\{.+\}$/.test(part)) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      names.push(part.slice(1, -1));
      return "([^/]+)";
    });
  return { pattern: new RegExp(`^${source.join("")}$`), names };
}

/** A percent-encoded text decoded; as it is where it is malformed. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
