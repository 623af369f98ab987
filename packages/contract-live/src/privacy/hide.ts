import { numberStandIn } from "../model/stand-in.ts";
import { hidden } from "./documented.ts";

/** Replaces the values at paths, `*` for any key, in a value that is nobody else's. */
export function hide<T>(node: T, paths: readonly (readonly string[])[]): T {
  for (const path of paths) hideAt(node, path);
  return node;
}

function hideAt(node: unknown, [key, ...rest]: readonly string[]): void {
  if (key === undefined || typeof node !== "object" || node === null) return;
  const holder = node as Record<string, unknown>;
  for (const name of key === "*" ? Object.keys(holder) : [key]) {
    const value = holder[name];
    if (rest.length > 0) hideAt(value, rest);
    else if (Object.hasOwn(holder, name)) holder[name] = typeof value === "number" ? numberStandIn(value) : hidden;
  }
}
