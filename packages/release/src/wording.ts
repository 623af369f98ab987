import type { Change } from "./compare/change.ts";

export function headingOf({ impact, correction }: Change): string {
  if (correction) return "Correction";
  return { major: "Breaking", minor: "New", patch: "Other" }[impact];
}

/** A change in a sentence, names in backticks. */
export function sentenceOf({ breaks, correction, operations, text }: Change): string {
  const names = operations.map((name) => `\`${name}\``);
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const affects = breaks.length > 0 ? [`affects ${breaks.map((audience) => audiences[audience]).join(" and ")}`] : [];
  const more = [shown.join(", "), ...affects].filter(Boolean).join("; ");
  return `${text}${correction ? " What the document says there was or is inferred, and not the provider's word." : ""}${more && ` (${more})`}`;
}

const audiences = {
  senders: "those who send requests",
  readers: "those who read responses",
  code: "code that is compiled with it",
};
