import { counted } from "../../text/format.ts";
import type { ProviderReport } from "@demarc/contract";
import { anchor, html, type Markup } from "../markup/escape.ts";
import { path } from "../markup/path.ts";

/** Where the provider's pages contradict themselves and a reading had to be chosen, folded. */
export function errataSection({ provider, errata }: ProviderReport): Markup | undefined {
  if (errata.length === 0) return undefined;
  const isLive = errata.some(({ settled }) => settled);
  return html`<details class="errata"${errata.some(isSettled) && html` open=""`}>
<summary><h3>${counted(errata.length, "erratum", "errata")}</h3></summary>
<table>
<thead><tr><th scope="col">Contradiction or gap</th><th scope="col">${isLive ? "This run" : "Evidence"}</th></tr></thead>
<tbody>
${errata.map(
  ({ id, title, at, evidence, settled }) =>
    html`<tr id="${anchor(provider, "erratum", id)}"><th scope="row">${title}<br/><span class="quiet"><code><b>${id}</b></code> at ${path(at)}</span></th><td>${settled ? html`<span class="${settled.outcome === "refuted" ? "bad" : isSettled({ settled }) && "good"}">${settled.outcome}</span><br/><span class="quiet">${settled.by}</span>` : html`<span class="evidence ${evidence}">${evidence}</span>`}</td></tr>
`,
)}</tbody>
</table>
</details>`;
}

/** Whether an answer of the run confirms or refutes an erratum. */
export function isSettled({ settled }: Pick<ProviderReport["errata"][number], "settled">): boolean {
  return settled !== undefined && settled.outcome !== "not observed";
}

export const errataCss = `
.errata > summary { --space: .9rem; }
.errata tbody th { font-weight: 400; }
.errata tr { scroll-margin-top: 1rem; }
.errata tr:target { background: var(--raised); }
.errata td { white-space: nowrap; }
`;
