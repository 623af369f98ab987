/** A table for a terminal: how wide it is, and its rows as lines. */
export interface Columns {
  width: number;
  /** A row as a line. Cells are padded before they are styled: escape codes have a length and no width. */
  line(row: readonly string[], style?: (cell: string, column: number) => string): string;
}

/** Aligns the columns of a table: the first to the left, the others, which are figures, to the right. */
export function columnsOf(rows: readonly (readonly string[])[]): Columns {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return {
    width: widths.reduce((sum, width) => sum + width + 2, -2),
    line: (row, style = (cell) => cell) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return style(column === 0 ? cell.padEnd(width) : cell.padStart(width), column);
        })
        .join("  ")
        .trimEnd(),
  };
}
