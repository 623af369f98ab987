/** How deeply a value may be nested: deeper than anything documented, and well before the stack ends. */
export const mostLevels = 200;

/** How many values inside a message are validated with all that is wrong with them: some 5,000 rows. */
const mostValues = 50_000;

/** What an object counts for, even an empty one: as many fields may be missing. */
const ofObject = 5;

/** How many faults of a value are described. */
export const mostFaults = 10_000;

/** How large a value is, by what it holds at any depth, and whether that goes too deep. */
export function sizeOf(value: unknown): { isLarge: boolean; isDeep: boolean } {
  let count = 0;
  const goesDeep = (node: unknown, level: number): boolean => {
    if (typeof node !== "object" || node === null) return false;
    if (level > mostLevels) return true;
    count += ofObject;
    // Not by its keys: those of a long list would be made as texts first.
    if (Array.isArray(node)) {
      count += node.length;
      return node.some((row) => goesDeep(row, level + 1));
    }
    for (const key in node) {
      count++;
      if (goesDeep(node[key as keyof typeof node], level + 1)) return true;
    }
    return false;
  };
  const isDeep = goesDeep(value, 0);
  return { isLarge: count > mostValues, isDeep };
}

/**
 * The beginning of a large value: of its lists, as many rows as the bound leaves. Nothing of what is nested too deeply.
 * Any other value as it is.
 */
export function beginningOf(value: unknown): unknown {
  const { isLarge, isDeep } = sizeOf(value);
  if (!isLarge && !isDeep) return value;
  let left = mostValues;
  const copy = (node: unknown, level = 0): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if (level > mostLevels) return null;
    if (!Array.isArray(node))
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, copy(child, level + 1)]));
    const rows: unknown[] = [];
    for (const row of node) {
      if (left <= 0) break;
      left -= ofObject + (typeof row === "object" && row !== null ? Object.keys(row).length : 0);
      rows.push(copy(row, level + 1));
    }
    return rows;
  };
  return copy(value);
}
