import { counted } from "../format.ts";
import type { Totals } from "../totals.ts";
import { html, type Markup } from "./escape.ts";

/** How the cases went, in words as well as in colour. Without a case there is nothing to be glad of. */
export function result({ cases, failed }: Totals): Markup {
  if (cases === 0) return html`<span class="bad">no cases</span>`;
  if (failed > 0) return html`<span class="bad">${failed} of ${counted(cases, "case")} failed</span>`;
  return html`<span class="good">${counted(cases, "case")} passed</span>`;
}
