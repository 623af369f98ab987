import { fromPointer } from "./pointer.ts";

/**
 * A copy of a JSON value with another one at a pointer.
 *
 * @param replacement undefined takes what stands there out
 */
export function withValueAt(root: unknown, pointer: string, replacement: unknown): unknown {
  return change(root, fromPointer(pointer), replacement);
}

function change(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    const index = key === "-" ? copy.length : Number(key);
    if (rest.length === 0 && replacement === undefined) copy.splice(index, 1);
    else copy[index] = change(copy[index], rest, replacement);
    return copy;
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && replacement === undefined) delete copy[key];
  // Defined, not assigned: a field may be called `__proto__`.
  else
    Object.defineProperty(copy, key, {
      value: change(copy[key], rest, replacement),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
