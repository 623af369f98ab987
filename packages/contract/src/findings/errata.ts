import type { Erratum } from "@demarc/spec";

/** The parts of an erratum that explain a violation. */
export type ExplainingErratum = Pick<Erratum, "id" | "at">;

/** The erratum that concerns a place: at it, above it, or one step below. */
export function erratumAt<T extends ExplainingErratum>(errata: readonly T[], specPointer: string): T | undefined {
  return errata.find(({ at }) => concerns(at.replace(/^#/, ""), specPointer));
}

function concerns(place: string, specPointer: string): boolean {
  if (specPointer === place || specPointer.startsWith(`${place}/`)) return true;
  return place.startsWith(`${specPointer}/`) && !place.slice(specPointer.length + 1).includes("/");
}
