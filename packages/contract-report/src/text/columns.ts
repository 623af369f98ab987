/**
 * Aligns the columns of a table for a terminal: the first to the left, the others, which are figures, to the right.
 *
 * @returns how wide the table is, and what makes a line of a row. Cells are padded before they are styled: escape codes
 * have a length and no width
 */
export function columnsOf(rows: readonly (readonly string[])[]) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], style: (cell: string, column: number) => string = (cell) => cell) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return style(column === 0 ? cell.padEnd(width) : cell.padStart(width), column);
    });
    return cells.join("  ").trimEnd();
  };
  return { width: widths.reduce((sum, width) => sum + width + 2, -2), line };
}
