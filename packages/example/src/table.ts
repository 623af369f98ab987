/** What is shown of a row: one with fields has a row for each of them. */
function shown(row: object): object[] {
  if (!("platform" in row && "fields" in row)) return [row];
  return Object.entries(row.fields as object).map(([field, value]) => ({ platform: row.platform, field, value }));
}

/** Rows as the lines of a table, with a column for each of their fields. */
export function table(given: readonly object[]): string[] {
  const rows = given.flatMap(shown);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => printable(textOf(values.get(column) ?? "")));
  });
  const lines = [columns.map((column) => column.toUpperCase()), ...cells];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A text from a platform on one line: its control characters would act on the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\s\p{C}]+/gu, " ");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
