import { paletteCss } from "./palette.ts";

/** The styles of the whole page: type, links, tables, folding. Each part of the page adds its own. */
export const baseCss = `${paletteCss()}
:root {
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
header, main, footer { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h2 { font-size: 1.5rem; margin: 0; }
h3, h4, h5 { font-size: 1rem; line-height: 1.4; margin: 0; }
h4, h5, th, dt, .label { font-size: .8125rem; font-weight: 600; color: var(--quiet); }
p, dl, dd, ul, pre { margin: 0; padding: 0; }
ul { list-style: none; }
code, pre, .mono { font-family: var(--mono); font-size: .875em; }
pre { white-space: pre-wrap; line-height: 1.5; font-size: .8125rem; }
a { color: var(--link); text-underline-offset: .35em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.good { color: var(--good); }
.bad { color: var(--bad); font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: baseline; padding: .4rem 0 .4rem 1.25rem; border-bottom: 1px solid var(--rule); }
th:first-child { padding-left: 0; }
tbody th, tfoot th { font-size: inherit; color: inherit; }
.number { text-align: right; overflow-wrap: normal; }
summary { cursor: pointer; list-style: none; position: relative; padding: var(--space, 0rem) 0 var(--space, 0rem) 1.25rem; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; position: absolute; left: .15rem; top: calc(var(--space, 0rem) + .48em); width: .45rem; height: .45rem; border: solid var(--quiet); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary::before { transform: rotate(45deg); }
@media (prefers-reduced-motion: no-preference) { summary::before { transition: transform .15s; } }
`;
