import { styleText } from "node:util";
import { shorten, terminalText, wrap } from "./sanitize.ts";

export interface TerminalOptions {
  /** Whether to colour. */
  color: boolean;
  /** How wide lines may get. 80 by default. */
  width?: number;
}

export type Style = Parameters<typeof styleText>[0];

/** What text for a terminal is made with. */
export type Terminal = ReturnType<typeof terminalOf>;

const longestValue = 240;
const narrowest = 20;

export function terminalOf({ color, width = 80 }: TerminalOptions) {
  /** The text in a style, or plainly without colours. */
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  /** A text from outside on lines of the terminal's width, all but the first one indented. */
  const indented = (text: string, indent: number) =>
    wrap(terminalText(text), Math.max(narrowest, width - indent)).join(`\n${" ".repeat(indent)}`);
  /** A label and its value, which is cut where it is long: the report's files have all of it. */
  const fact = (label: string, value: string, style: Style = "dim") =>
    `    ${paint(style, label.padEnd(13))} ${indented(shorten(value, longestValue), 18)}`;
  return { paint, indented, fact };
}

/** Whether a stream shows colours. `NO_COLOR` and `FORCE_COLOR` decide where set. */
export function showsColor(stream: NodeJS.WriteStream): boolean {
  return styleText("red", "", { stream }) !== "";
}
