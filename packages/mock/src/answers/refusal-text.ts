import {
  credentialParameters,
  fromPointer,
  type OpenApiDocument,
  type Operation,
  type RequestViolation,
} from "@demarc/openapi";
import { nearest } from "./nearest.ts";

/** Why a request is refused, without anything that was sent: `query limit: expected a value of type integer`. */
export function refusalText(violation: RequestViolation): string {
  const [, place, ...rest] = fromPointer(violation.pointer);
  return `${[place, rest.join(".")].filter(Boolean).join(" ")}: expected ${inWords(violation.expected)}`;
}

/** The same for the one who sent it, with what was found: `currency_iso: expected three capital letters, found "GB1"`. */
export function refusalMessage(document: OpenApiDocument, operation: Operation, violation: RequestViolation): string {
  const [, place = "", ...rest] = fromPointer(violation.pointer);
  const name = rest.join(".");
  const expected = `${name || place}: expected ${inWords(violation.expected)}`;
  if (isUndocumented(violation, operation)) {
    const known = operation.parameters.flatMap(({ node }) => (node.in === "query" ? [node.name] : []));
    const meant = nearest(name, [...known, ...credentialParameters(document)]);
    return meant === undefined ? expected : `${expected}. Did you mean ${meant}?`;
  }
  return violation.value === undefined ? expected : `${expected}, found ${shortened(violation.value)}`;
}

/** The field or parameter at fault, by its name. */
export function fieldOf({ pointer }: RequestViolation): string {
  const [, place = "", ...rest] = fromPointer(pointer);
  return rest.join(".") || place;
}

function isUndocumented({ pointer, specPointer }: RequestViolation, operation: Operation): boolean {
  return pointer.startsWith("/request/query/") && specPointer === operation.pointer;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const counts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const classes: Record<string, string> = {
  "A-Z": "capital letters",
  "a-z": "small letters",
  "A-Za-z": "letters",
  "a-zA-Z": "letters",
  "0-9": "digits",
};

/** A pattern that only counts letters or digits, in words. */
function inWords(expected: string): string {
  const [, letters = "", count = ""] = /^to match pattern "\^\[([^\]]+)\]\{(\d+)\}\$"$/.exec(expected) ?? [];
  const kind = classes[letters];
  return kind === undefined ? expected : `${counts[Number(count)] ?? count} ${kind}`;
}
