import { stripVTControlCharacters } from "node:util";

/** A table of columns as wide as their widest cell, which may hold colours. Columns of figures are set flush right. */
export function table(rows: string[][], flushRight: number[]): string {
  const width = (cell = "") => stripVTControlCharacters(cell).length;
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column])))) ?? [];
  const pad = (cell: string, column: number) => {
    const blanks = " ".repeat((widths[column] ?? 0) - width(cell));
    return flushRight.includes(column) ? blanks + cell : cell + blanks;
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
