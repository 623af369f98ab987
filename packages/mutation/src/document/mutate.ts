import type { OpenApiDocument } from "@demarc/openapi";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./operators.ts";

/** Every way in which a document can change in one place, each with the changed document: what tests have to kill. */
export function mutate(document: OpenApiDocument): Mutant[] {
  return mutantsOf(document);
}
