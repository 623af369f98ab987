import { fromPointer, toPointer } from "@demarc/spec";

/** A pointer with every index of an array as `*`, so that the same place in many rows is one. */
export function placeOf(pointer: string): string {
  return toPointer(fromPointer(pointer).map((key) => (/^\d+$/.test(key) ? "*" : key)));
}
