/** The little of Redocly's plugin interface that our rules use; the CLI brings no types of its own. */

export interface Location {
  source: { absoluteRef: string };
  child(keys: readonly (string | number)[]): Location;
}

export interface Context {
  /** The key under which the node stands in its parent. */
  key: string | number;
  type: { name: string };
  location: Location;
  report(problem: { message: string; location?: Location }): void;
  resolve<T>(node: T | { $ref: string }): { node?: T };
}

/**
 * A visitor of all `x-` keys, wherever they stand. It goes by `any`, because Redocly's own rule `struct` keeps values
 * that are no objects from visitors that go by a type.
 */
export function onExtensions(visit: (name: string, value: unknown, context: Context) => void) {
  return {
    any(value: unknown, context: Context) {
      const name = String(context.key);
      // The values inside an extension are SpecExtensions as well, under keys of their own.
      if (context.type.name === "SpecExtension" && name.startsWith("x-")) visit(name, value, context);
    },
  };
}

export const list = (values: Iterable<string>): string => [...values].join(", ") || "none";
