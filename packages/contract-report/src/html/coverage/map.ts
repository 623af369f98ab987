import { percent } from "../../text/format.ts";
import type { CoverageItem } from "@demarc/contract";
import { coverageGroups, type CoverageGroup } from "./groups.ts";
import { html, type Markup } from "../markup/escape.ts";

/**
 * A cell for each documented item, by kind. A covered one is a small square: there are many, and nothing to do about
 * them. One that is not covered stands out by its shape and shows its name. A checkbox, which needs no script, shows
 * all names.
 */
export function coverageMap(items: readonly CoverageItem[]): Markup {
  if (items.length === 0) return html`<section><h4>Coverage</h4><p>Nothing was recorded.</p></section>`;
  const covered = items.filter((item) => item.covered).length;
  return html`<section class="coverage">
<h4>Coverage <span class="figure">${covered} of ${items.length}, ${percent(covered, items.length)}</span></h4>
<label><input type="checkbox"/> Show all names</label>
${coverageGroups(items).map(group)}
</section>`;
}

function group({ name, items, covered }: CoverageGroup): Markup {
  return html`<div class="group">
<h5>${name} <span class="figure">${covered} of ${items.length}</span></h5>
<ul role="list">
${items.map(cell)}</ul>
</div>
`;
}

function cell({ name, specPointer, covered, excluded }: CoverageItem): Markup {
  const gap = excluded === undefined ? "not covered" : `cannot be covered. ${excluded}`;
  const state = covered ? "covered" : gap;
  return html`<li class="${covered ? "covered" : "gap"}" title="${name}: ${state}\n${specPointer}"><span class="name">${name}</span><span class="unseen">: ${state}</span></li>
`;
}

export const coverageCss = `
.coverage { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .35rem 1rem; align-items: baseline; }
.coverage label { font-size: .8125rem; cursor: pointer; }
.coverage input { accent-color: var(--good); vertical-align: -.1em; margin: 0 .25rem 0 0; }
.coverage .figure { font-weight: 400; font-variant-numeric: tabular-nums; margin-left: .35rem; }
.coverage .group { grid-column: 1 / -1; display: grid; grid-template-columns: 11.5rem minmax(0, 1fr); gap: .25rem 1rem; border-top: 1px solid var(--rule); padding: .55rem 0; }
.coverage h5 { display: flex; justify-content: space-between; font-weight: 400; color: var(--ink); }
.coverage ul { display: flex; flex-wrap: wrap; gap: 3px; align-items: center; }
.coverage li { position: relative; font: .75rem/1.35 var(--mono); border: 1px solid var(--good); border-radius: 2px; }
.coverage .covered { background: var(--good); width: .875rem; height: .875rem; }
.coverage .gap, .coverage:has(input:checked) li { width: auto; height: auto; padding: .05rem .4rem; margin: 1px; color: var(--ink); background: none; }
.coverage .gap { border: 1px dashed var(--bad); }
.coverage .gap .name::after { content: " not covered"; color: var(--bad); font-family: var(--sans); }
.coverage .covered .name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.coverage:has(input:checked) .name { position: static; width: auto; height: auto; overflow: visible; clip-path: none; white-space: normal; }
@media (max-width: 36rem) {
  .coverage .group { grid-template-columns: minmax(0, 1fr); }
  .coverage h5 { justify-content: start; gap: .5rem; }
}
@media (forced-colors: active) { .coverage .covered { background: CanvasText; forced-color-adjust: none; } }
`;
