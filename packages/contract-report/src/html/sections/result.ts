import { counted } from "../../text/format.ts";
import type { Totals } from "../../model/totals.ts";
import { html, type Markup } from "../markup/escape.ts";

/** The result of the cases, in words as well as in colour. Without a case nothing is shown, which is not good. */
export function result({ cases, failed }: Totals): Markup {
  if (cases === 0) return html`<span class="bad">no cases</span>`;
  if (failed > 0) return html`<span class="bad">${failed} of ${counted(cases, "case")} failed</span>`;
  return html`<span class="good">${counted(cases, "case")} passed</span>`;
}
