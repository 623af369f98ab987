/** The name that was probably meant: the one with the fewest letters changed, if these are few. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  // Nobody means the name of a parameter with a text as long as this.
  if (written.length > 100) return undefined;
  const [best] = names
    .map((name) => ({ name, changes: changesBetween(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.changes - b.changes);
  return best && best.changes <= Math.max(1, best.name.length / 3) ? best.name : undefined;
}

/** How many letters to put in, take out or replace to come from one word to another (Levenshtein). */
function changesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const above = row;
    row = [index + 1];
    for (const [column, other] of [...to].entries())
      row.push(
        Math.min(
          (above[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + 1,
          (above[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
  }
  return row.at(-1) ?? 0;
}
