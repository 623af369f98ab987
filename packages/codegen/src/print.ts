import { isIdentifier } from "./names.ts";

/** A name of what generated code imports, among data. */
export class Code {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Prints plain data as TypeScript source, short objects and lists on one line. */
export function literal(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Code) return value.name;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const entries = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${property(key)}: ${literal(item, deeper)}`);
  if (entries.length === 0) return `${open}${close}`;
  const line = Array.isArray(value) ? `${open}${entries.join(", ")}${close}` : `${open} ${entries.join(", ")} ${close}`;
  if (line.length + indent.length <= 110 && !line.includes("\n")) return line;
  return `${open}\n${entries.map((entry) => `${deeper}${entry},\n`).join("")}${indent}${close}`;
}

/** A text without anything that ends a line, or that a terminal acts on. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

export function property(key: string): string {
  // As any other key it would set the prototype.
  if (key === "__proto__") return `["${key}"]`;
  return isIdentifier(key) || /^(0|[1-9]\d*)$/.test(key) ? key : JSON.stringify(key);
}

/** A doc comment of the given lines, or nothing where there are none. */
export function docComment(text: string, indent = ""): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return lines[0] ? `${indent}/** ${lines[0]} */\n` : "";
  return `${indent}/**\n${lines.map((line) => `${indent} *${line.trimEnd() && ` ${line.trimEnd()}`}\n`).join("")}${indent} */\n`;
}
