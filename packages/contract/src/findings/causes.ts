import type { Finding } from "../model/finding.ts";

/** What probably happened, the cause that explains others first. */
const kinds = [
  "refused",
  "client",
  "renamed",
  "wrapper",
  "media type",
  "type",
  "missing",
  "value",
  "status",
  "request",
  "body",
  "added",
  "coverage",
] as const;

/** Findings that probably have one cause, whichever operation, case or call showed them. */
export interface ProbableCause<T extends Finding = Finding> {
  kind: (typeof kinds)[number];
  /** What probably happened, in one sentence: "`iso_3` is `iso_code` in the answers: renamed?" */
  title: string;
  findings: [T, ...T[]];
}

/** Groups findings by what probably happened: the likeliest root first, then by how many findings each explains. */
export function probableCauses<T extends Finding>(findings: readonly T[]): ProbableCause<T>[] {
  const pairs = pairsOf(findings);
  const context = contextOf(findings);
  const causes = new Map<string, ProbableCause<T>>();
  for (const finding of findings) {
    const [kind, title, mark = title] = pairs.get(fieldOf(finding)) ?? causeOf(finding, context);
    const key = JSON.stringify([finding.provider, kind, mark]);
    const cause = causes.get(key);
    if (cause) cause.findings.push(finding);
    else causes.set(key, { kind, title, findings: [finding] });
  }
  return [...causes.values()].toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.findings.length - a.findings.length,
  );
}

/** A cause by name, and what tells it from others of its kind where the title does not. */
type Named = [kind: ProbableCause["kind"], title: string, mark?: string];

const isMissing = ({ pointer, specPointer }: Finding) => pointer !== "/coverage" && specPointer.endsWith("/required");
const isAdded = ({ grade, pointer, specPointer }: Finding) =>
  grade === "additive" && pointer.startsWith("/body") && !specPointer.endsWith("/x-extensible-enum");
const isUnseen = ({ pointer, specPointer }: Finding) =>
  pointer === "/coverage" && /\/properties\/[^/]+$/.test(specPointer);
const nameOf = ({ pointer, specPointer }: Finding) =>
  (pointer === "/coverage" ? specPointer : pointer).split("/").at(-1)?.replaceAll("~1", "/").replaceAll("~0", "~");
const schemaOf = ({ specPointer }: Finding) => specPointer.replace(/\/(required|properties\/[^/]+)$/, "");
const fieldOf = (finding: Finding) => JSON.stringify([finding.provider, schemaOf(finding), nameOf(finding)]);

/** Fields of a schema that are missing, or never occur, with those that came in their place. By field. */
function pairsOf(findings: readonly Finding[]): Map<string, Named> {
  const pairs = new Map<string, Named>();
  const added = new Map(findings.filter(isAdded).map((finding) => [fieldOf(finding), finding]));
  const lost = new Map(
    [...findings.filter(isUnseen), ...findings.filter(isMissing)].map((finding) => [fieldOf(finding), finding]),
  );
  // A required field first: that it is missing is known of each answer.
  for (const missing of [...lost.values()].toSorted((a, b) => Number(isUnseen(a)) - Number(isUnseen(b)))) {
    const name = nameOf(missing) ?? "";
    const near = [...added.values()].filter((finding) => schemaOf(finding) === schemaOf(missing));
    const around = near.find(({ holds }) => holds?.includes(name));
    const instead = around ?? near.find((finding) => !pairs.has(fieldOf(finding)) && fits(finding, missing));
    if (!instead) continue;
    const pair: Named = around
      ? ["wrapper", `The answer is wrapped in \`${nameOf(around)}\``, "object"]
      : ["renamed", `\`${name}\` is \`${nameOf(instead)}\` in the answers: renamed?`, fieldOf(missing)];
    pairs.set(fieldOf(missing), pair).set(fieldOf(instead), pair);
  }
  return pairs;
}

function fits({ types: [found] = [] }: Finding, { types: documented = [] }: Finding): boolean {
  if (found === undefined || documented.length === 0) return true;
  return documented.includes(found) || (found === "integer" && documented.includes("number"));
}

/** What the other findings say of one. */
interface Context {
  /** Statuses with which successes were refused. */
  refusals: Set<string>;
  /** Operations of which something else failed than that something never occurred. */
  faulty: Set<string>;
}

function contextOf(findings: readonly Finding[]): Context {
  const others = findings.filter(({ pointer }) => pointer !== "/coverage");
  const refused = others.filter(({ pointer, expected, found }) => {
    return pointer === "/status" && /^(40[137]|none)\b/.test(found) && /^(one of|[23])/.test(expected);
  });
  return {
    refusals: new Set(refused.map(({ found }) => statusIn(found))),
    faulty: new Set(others.map(({ operationId }) => operationId)),
  };
}

const statusIn = (text: string) => /^\w+/.exec(text)?.[0] ?? "";

function causeOf(finding: Finding, { refusals, faulty }: Context): Named {
  const { provider, operationId, pointer, specPointer, expected, found, types = [] } = finding;
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? "*" : step));
  const place = steps.join(".").replace(/^body(\.\*)*(\.|$)/, "");
  const what = place === "" ? "The body" : `\`${place}\``;
  const [type = ""] = types;
  const byType = /^a value of type (.+)/.exec(expected)?.[1];
  switch (true) {
    case pointer.startsWith("/client"):
      return clientCause(finding);
    case pointer === "/status":
      return statusCause(
        refusals,
        expected,
        found.replace(`${provider} ${operationId}: `, "").replace(/^(\d+): \1: /, "$1: "),
      );
    case pointer === "/headers/content-type":
      return ["media type", `Media type ${found} in place of ${expected.replace(/^one of /, "")}`, found];
    case expected === "a JSON document":
      return ["media type", "The body is not JSON"];
    case pointer === "/erratum":
      return ["value", `The erratum ${finding.erratum} is refuted`];
    case pointer === "/coverage":
      if (faulty.has(operationId))
        return ["coverage", "Something documented never occurred, probably for another cause"];
      return ["coverage", `Never occurred: ${expected.replaceAll(/^the | to occur$/g, "")}`, specPointer];
    case pointer.startsWith("/request"):
      return ["request", `The request has ${place.slice("request.".length)} ${found}, not ${expected}`, specPointer];
    case isMissing(finding):
      return ["missing", `${what} is missing`, fieldOf(finding)];
    case isAdded(finding):
      return ["added", `${what} is not documented`, fieldOf(finding)];
    case pointer === "/body" && byType !== undefined && (type === "array" || type === "object"):
      return ["wrapper", `The body is of type ${type}, documented as ${byType}: another wrapper?`, type];
    case byType !== undefined:
      return ["type", `${what} is of type ${type}, documented as ${byType}`, specPointer];
    case pointer === "/body" && /^[[{"\d]/.test(expected):
      return ["body", "The body is not that of the example that was asked for"];
    default:
      return ["value", `${what} is ${found}, documented ${expected}`, `${specPointer} ${place}`];
  }
}

function clientCause({ operationId, pointer, expected, found }: Finding): Named {
  const what = pointer.slice("/client/".length) || "operation";
  const [generated, documented] = [expected.replace(/, as the.*/, ""), found.replace(/ in the document$/, "")];
  const title = `The client was generated from another document: ${what} is ${generated}, documented ${documented}`;
  return ["client", title, what === "operation" ? `${operationId}` : title];
}

/** Of a refusal, the reason tells causes apart; of a success that should be none, what was tried. */
function statusCause(refusals: ReadonlySet<string>, expected: string, found: string): Named {
  const wanted = /^\d+/.exec(expected)?.[0];
  const title = `Status ${found}${wanted ? `, in place of ${wanted}` : ", which is not documented"}`;
  if (refusals.has(statusIn(found))) return ["refused", `Requests are refused: ${title}`, ""];
  return ["status", title, /^[45]/.test(found) ? title.replace(/, to [A-Z]+ \S+/, "") : `${title} ${expected}`];
}
