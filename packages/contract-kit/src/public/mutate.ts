import type { OpenApiDocument } from "@demarc/spec";
import type { Mutant } from "../sensitivity/mutant.ts";
import { mutantsOf } from "../sensitivity/operators.ts";

/** Every way in which a document can change in one place, each with the changed document: what tests have to notice. */
export function mutate(document: OpenApiDocument): Mutant[] {
  return mutantsOf(document);
}
