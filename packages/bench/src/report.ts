import { kilobytes, times, type Figures, type Target } from "./targets.ts";

export interface Conditions {
  node: string;
  cpu: string;
  customers: number;
  bytes: number;
}

export function toMarkdown(figures: Figures, targets: Target[], { node, cpu, customers, bytes }: Conditions): string {
  const rows = figures.timings.map(({ name, medianMs, ratio }) => {
    const size = figures.sizes[name];
    return [
      name,
      (medianMs * 1000).toFixed(0),
      times(ratio),
      size === undefined ? "" : kilobytes(size.atOnce) + (size.later > 0 ? ` + ${kilobytes(size.later)}` : ""),
    ];
  });
  return [
    "# What a call costs",
    "",
    `The list of ${customers} CloudLX customers (${kilobytes(bytes)} kB) over loopback, one call after the other, on Node ${node}, ${cpu}.`,
    "Median of all calls. The clients take turns, so the ratios are comparable between machines and the times are not. Sizes are minified and gzipped; behind a plus, what is loaded on first use.",
    "",
    ...table(["client", "µs per call", "times bare fetch", "kB"], rows),
    "",
    ...table(
      ["target", "figure", ""],
      targets.map(({ name, figure, met }) => [name, figure, met ? "met" : "**missed**"]),
    ),
    "",
  ].join("\n");
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((name, column) => Math.max(name.length, 3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
