// What `npm run bench -- scale` runs: contract tests of 1, 10, 30 and 100 providers, or of as many as are named.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureScale, type Run, type Scale } from "./measure.ts";

const counts = process.argv.slice(2).map(Number);
const rows: Scale[] = [];
for (const providers of counts.length > 0 ? counts : [1, 10, 30, 100]) {
  console.error(`Measuring ${providers} providers.`);
  rows.push(await measureScale(providers));
}
const text = ({ seconds, cpu, megabytes }: Run) =>
  `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${megabytes} MB`;
const table = rows.map(
  ({ providers, operations, generate, cold, warm, edit }) =>
    `| ${providers} | ${operations} | ${[generate, cold, warm, edit].map(text).join(" | ")} |`,
);
const figures = (of: (row: Scale) => number) => `[${rows.map(of).join(", ")}]`;
const markdown = `| providers | operations | clients generated | contract, cold | contract, nothing changed | one document edited |
| ---: | ---: | ---: | ---: | ---: | ---: |
${table.join("\n")}

\`\`\`mermaid
xychart-beta
  title "Cold contract tests, in seconds of CPU"
  x-axis "providers" ${figures(({ providers }) => providers)}
  y-axis "seconds" 0 --> ${Math.ceil(Math.max(...rows.map(({ cold }) => cold.cpu)))}
  line ${figures(({ cold }) => Math.round(cold.cpu))}
\`\`\`
`;
const folder = fileURLToPath(new URL("../../../../reports/bench/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}scale.md`, markdown);
console.log(`${markdown}\nReport: reports/bench/scale.md`);
