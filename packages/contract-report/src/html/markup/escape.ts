import { escapeMarkup } from "../../text/markup.ts";

/** HTML that goes into a page as it is. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What a template takes. `false` and `undefined` give nothing, so that `condition && html…` works. */
export type Value = Markup | string | number | false | undefined | readonly Value[];

/** A piece of a page. Every value is escaped unless it is a piece itself, so that no escape can be forgotten. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.map((part, index) => part + render(values[index])).join(""));
}

function render(value: Value): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "object") return value.map(render).join("");
  return escapeMarkup(String(value));
}

/** A string that can be an element's id and a link's target. */
export function anchor(...parts: string[]): string {
  return parts.join("-").replace(/[^\w-]+/g, "-");
}
