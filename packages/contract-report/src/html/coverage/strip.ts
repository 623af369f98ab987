import type { CoverageItem } from "@demarc/contract";
import { coverageGroups } from "./groups.ts";
import { html, type Markup } from "../markup/escape.ts";

/** The coverage map without names, for a folded operation. */
export function coverageStrip(items: readonly CoverageItem[]): Markup {
  const ticks = coverageGroups(items).map(
    (group) =>
      html`<span>${group.items.map((item) => (item.covered ? html`<i></i>` : html`<i class="gap"></i>`))}</span>`,
  );
  return html`<span class="strip" aria-hidden="true">${ticks}</span>`;
}

export const coverageStripCss = `
.strip { display: flex; flex-wrap: wrap; gap: .3rem .55rem; grid-column: 1 / -1; margin-top: .4rem; }
.strip > span { display: flex; flex-wrap: wrap; gap: 2px; }
.strip i { width: 5px; height: 12px; background: var(--good); border: 1px solid var(--good); }
.strip .gap { background: none; border: 1px dashed var(--bad); }
[open] > summary > .strip { display: none; }
@media (forced-colors: active) { .strip i:not(.gap) { background: CanvasText; forced-color-adjust: none; } }
`;
