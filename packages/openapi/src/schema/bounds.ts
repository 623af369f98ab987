/** How deeply a value may be nested: deeper than anything documented, and well before the stack ends. */
export const mostLevels = 200;

/** How many values inside a message are validated with all that is wrong with them: some 5,000 rows. */
const mostValues = 50_000;

/** What an object counts for, even an empty one: as many fields may be missing. */
const ofObject = 5;

/** How many faults of a value are described. */
export const mostFaults = 10_000;

/** How large a value is: what it holds, at any depth, and how deep that goes. Stops counting above the bounds. */
export function sizeOf(value: unknown): { isLarge: boolean; isDeep: boolean } {
  let count = 0;
  let isDeep = false;
  const open: [value: unknown, level: number][] = [[value, 0]];
  for (let next = open.pop(); next && count <= mostValues; next = open.pop()) {
    const [node, level] = next;
    if (typeof node !== "object" || node === null) continue;
    isDeep ||= level > mostLevels;
    if (isDeep) break;
    count += ofObject;
    for (const key in node) {
      if (++count > mostValues) break;
      open.push([node[key as keyof typeof node], level + 1]);
    }
  }
  return { isLarge: count > mostValues, isDeep };
}

/** The beginning of a large value: of its lists, as many rows as the bound leaves. Any other value as it is. */
export function beginningOf(value: unknown): unknown {
  if (!sizeOf(value).isLarge) return value;
  let left = mostValues;
  const copy = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if (!Array.isArray(node)) return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, copy(child)]));
    const rows: unknown[] = [];
    for (const row of node) {
      if (left <= 0) break;
      left -= ofObject + (typeof row === "object" && row !== null ? Object.keys(row).length : 0);
      rows.push(copy(row));
    }
    return rows;
  };
  return copy(value);
}
