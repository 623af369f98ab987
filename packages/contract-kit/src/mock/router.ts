import type { Operation } from "@demarc/spec";

export interface Route {
  operation: Operation;
  /** The values of the path's variables, decoded. */
  variables: Record<string, string>;
}

/** Finds the operation that a request calls; a path without variables goes before one with. */
export function createRouter(operations: readonly Operation[]): (method: string, path: string) => Route | undefined {
  const routes = operations
    .map((operation) => ({ operation, ...compile(operation.path) }))
    .sort((one, other) => one.names.length - other.names.length);
  return (method, path) => {
    for (const { operation, pattern, names } of routes) {
      if (operation.method !== method.toLowerCase()) continue;
      const match = pattern.exec(path);
      if (match)
        return {
          operation,
          variables: Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? "")])),
        };
    }
    return undefined;
  };
}

function compile(template: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = template.split(/(\{[^{}]+\})/).map((part) => {
    if (!/^\{.+\}$/.test(part)) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    names.push(part.slice(1, -1));
    return "([^/]+)";
  });
  return { pattern: new RegExp(`^${source.join("")}$`), names };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
