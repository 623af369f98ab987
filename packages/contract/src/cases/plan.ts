import type { Operation, Schemas, Spec } from "@demarc/openapi";
import { bodyCases } from "./bodies.ts";
import type { ContractCase } from "../model/case.ts";
import { parameterCases } from "./parameters.ts";
import { protocolCases } from "./protocol.ts";
import { responseCases } from "./responses.ts";
import { securityCases } from "./security.ts";

/** The seed of generated data where nobody gave another. */
const defaultSeed = 1;

/** All cases of an operation, the same ones in the same order for the same document and seed. Their ids are unique. */
export function planCases(spec: Spec, operation: Operation, schemas: Schemas, seed = defaultSeed): ContractCase[] {
  const plan = { spec, schemas, operation, seed };
  const cases = [
    ...responseCases(plan),
    ...parameterCases(plan),
    ...bodyCases(plan),
    ...protocolCases(plan),
    ...securityCases(plan),
  ];
  const used = new Map<string, number>();
  return cases.map((testCase) => {
    const times = (used.get(testCase.id) ?? 0) + 1;
    used.set(testCase.id, times);
    return times === 1 ? testCase : { ...testCase, id: `${testCase.id}-${times}` };
  });
}
