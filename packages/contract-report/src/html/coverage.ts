import type { CoverageItem } from "@demarc/contract";
import { percent } from "../text/format.ts";
import { html, type Markup } from "./markup.ts";

const kinds: Record<CoverageItem["kind"], string> = {
  operation: "Operation",
  status: "Statuses",
  "media type": "Media types",
  example: "Examples",
  header: "Headers",
  parameter: "Parameters",
  "parameter value": "Parameter values",
  property: "Properties",
  "property value": "Property values",
  constraint: "Constraints, valid and invalid",
};

/** The documented items by the name of their kind, in the order in which they are shown. Kinds without items are left out. */
function groupsOf(coverage: readonly CoverageItem[]): [name: string, items: CoverageItem[]][] {
  return (Object.keys(kinds) as CoverageItem["kind"][])
    .map((kind): [string, CoverageItem[]] => [kinds[kind], coverage.filter((item) => item.kind === kind)])
    .filter(([, items]) => items.length > 0);
}

const coveredOf = (items: readonly CoverageItem[]) => items.filter((item) => item.covered).length;

/** The coverage without names, for a folded operation. */
export function coverageStrip(coverage: readonly CoverageItem[]): Markup {
  const ticks = groupsOf(coverage).map(
    ([, items]) => html`<span>${items.map(({ covered }) => html`<i${!covered && html` class="gap"`}></i>`)}</span>`,
  );
  return html`<span class="strip" aria-hidden="true">${ticks}</span>`;
}

/**
 * A cell for each documented item, by kind. A covered one is a small square: there are many, and nothing to do about
 * them. One that is not covered stands out by its shape and shows its name. A checkbox, which needs no script, shows
 * all names.
 */
export function coverageMap(coverage: readonly CoverageItem[]): Markup {
  if (coverage.length === 0) return html`<section><h4>Coverage</h4><p>Nothing was recorded.</p></section>`;
  const covered = coveredOf(coverage);
  return html`<section class="coverage">
<h4>Coverage <span class="figure">${covered} of ${coverage.length}, ${percent(covered, coverage.length)}</span></h4>
<label><input type="checkbox"/> Show all names</label>
${groupsOf(coverage).map(
  ([name, items]) => html`<div class="group">
<h5>${name} <span class="figure">${coveredOf(items)} of ${items.length}</span></h5>
<ul role="list">
${items.map(cell)}</ul>
</div>
`,
)}
</section>`;
}

function cell({ name, specPointer, covered, excluded }: CoverageItem): Markup {
  const gap = excluded === undefined ? "not covered" : `cannot be covered. ${excluded}`;
  const state = covered ? "covered" : gap;
  return html`<li class="${covered ? "covered" : "gap"}" title="${name}: ${state}\n${specPointer}"><span class="name">${name}</span><span class="unseen">: ${state}</span></li>
`;
}
