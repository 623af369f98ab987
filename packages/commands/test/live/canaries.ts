import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A value for a variable that occurs nowhere else, with signs that every encoding writes differently. */
export function canary(variable: string): string {
  return `canary~${variable.toLowerCase()}+/=&%41"'x`;
}

/** Every form that a canary can have been written in. */
function formsOf(value: string): [form: string, text: string][] {
  const inBase64 = [
    value,
    new URLSearchParams({ v: value }).toString().slice(2),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
  const shifted = [0, 1, 2].flatMap((shift) =>
    inBase64
      .map((text) => Buffer.from(text))
      .flatMap((bytes) => {
        // Base64 takes three bytes at a time, so it depends on where the value begins.
        const core = bytes.subarray((3 - shift) % 3);
        const text = core.subarray(0, core.length - (core.length % 3));
        return [
          ["base64", text.toString("base64")],
          ["base64url", text.toString("base64url")],
        ] as [string, string][];
      }),
  );
  const url = encodeURIComponent(value);
  return [
    ["plain", value],
    ["JSON", JSON.stringify(value).slice(1, -1)],
    ["URL-encoded", url],
    ["URL-encoded in small letters", url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ["form", new URLSearchParams({ v: value }).toString().slice(2)],
    ["hexadecimal", Buffer.from(value).toString("hex")],
    // Whatever a program makes of the signs, and wherever it cuts the rest off, this stays.
    ["its beginning", "canary"],
    ["XML", value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")],
    ...shifted,
  ];
}

/** Where bytes were searched, how many, and what was found there. */
export class Search {
  places = 0;
  bytes = 0;
  readonly found: string[] = [];
  readonly #forms: { variable: string; form: string; text: string }[];

  constructor(variables: readonly string[]) {
    this.#forms = variables.flatMap((variable) =>
      formsOf(canary(variable)).map(([form, text]) => ({ variable, form, text })),
    );
  }

  text(place: string, content: string): void {
    this.places++;
    this.bytes += Buffer.byteLength(content);
    for (const { variable, form, text } of this.#forms)
      if (content.includes(text)) this.found.push(`${place}: ${variable}, ${form}`);
  }

  /** Every file below a folder, and their names. */
  folder(folder: string): void {
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      this.text(`the name of ${name}`, name);
      const path = join(folder, name);
      if (statSync(path).isFile()) this.text(name, readFileSync(path, "latin1"));
    }
  }
}
