import { compileSchemas, type OpenApiDocument } from "@demarc/openapi";
import { generate } from "@demarc/openapi/samples";
import { readReviewed } from "@demarc/contract";
import { placesOf } from "./document/places.ts";

/** A mutant that no exchange can tell from the document, with the reason. Reviewed by people. */
export interface Equivalent {
  operator: string;
  pointer: string;
  detail: string;
  reason: string;
}

/**
 * Reads a list of equivalent mutants; none where there is no file.
 *
 * @throws where an entry lacks a part
 */
export function loadEquivalents(file: string): Equivalent[] {
  return readReviewed<Equivalent>(file, "An equivalent mutant", ["operator", "pointer", "detail", "reason"]);
}

/** How many values of each body are tried. */
const tries = 100;

/**
 * Looks for a value that one document allows and the other does not, among generated values of both, in every body
 * and parameter. None is no proof, but a reason that does not hold is mostly found out.
 *
 * @returns the pointer of the schema that tells the two apart; undefined where none does
 */
export function tellsApart(one: OpenApiDocument, other: OpenApiDocument): string | undefined {
  const [first, second] = [compileSchemas(one), compileSchemas(other)];
  const { mediaTypes, parameters } = placesOf(one);
  const roots = [
    ...mediaTypes.map(({ pointer, role }) => ({ pointer: `${pointer}/schema`, exact: role === "response" })),
    ...parameters.map(({ pointer }) => ({ pointer: `${pointer}/schema`, exact: false })),
  ];
  for (const { pointer, exact } of roots) {
    const values = [one, other].flatMap((document) => generate(document, { $ref: `#${pointer}` }, "", tries, 1));
    const check = exact ? "isExact" : "isValid";
    if (values.some((value) => first[check](pointer, value) !== second[check](pointer, value))) return pointer;
  }
  return undefined;
}
