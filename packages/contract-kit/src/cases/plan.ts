import type { Operation, Spec } from "@demarc/spec";
import type { Schemas } from "../schemas.ts";
import type { ContractCase } from "./case.ts";
import { invalidCases } from "./invalid.ts";
import { parameterCases } from "./parameters.ts";
import { responseCases } from "./responses.ts";
import { securityCases } from "./security.ts";

/** All cases of an operation, the same ones in the same order for the same document. */
export function planCases(spec: Spec, operation: Operation, schemas: Schemas): ContractCase[] {
  return [
    ...responseCases(spec, operation, schemas),
    ...parameterCases(spec, operation, schemas),
    ...invalidCases(spec, operation),
    ...securityCases(spec, operation),
  ];
}
