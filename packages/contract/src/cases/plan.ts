import {
  isJson,
  schemaOf,
  successResponses,
  successStatus,
  toPointer,
  type Fault,
  type Operation,
  type Spec,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { baseArgs, type Plan } from "./arguments.ts";
import { bodyCases } from "./bodies.ts";
import type { ContractCase } from "../model/case.ts";
import { parameterCases } from "./parameters.ts";
import { protocolCases } from "./protocol.ts";
import { responseCases } from "./responses.ts";
import { securityCases } from "./security.ts";

/** The seed of generated data where nobody gave another. */
const defaultSeed = 1;

/** The cases of an operation, and why some or all of them could not be made. */
export interface PlannedCases {
  cases: ContractCase[];
  faults: Fault[];
}

/**
 * All cases of an operation, the same ones in the same order for the same document and seed. Their ids are unique.
 * What cannot be read is left out; an operation that cannot be called has no case.
 *
 * @param isMock whether what answers has to make its answers from the document
 */
export function planCases(spec: Spec, operation: Operation, seed = defaultSeed, isMock = true): PlannedCases {
  const prepared = prepare(spec.document);
  const plan: Plan = { spec, prepared, schemas: prepared.schemas, operation, seed };
  const obstacles = [...obstaclesTo(plan), ...(isMock ? obstaclesToAnswers(plan) : [])];
  const cases = obstacles.length > 0 ? [] : unique(allCases(plan));
  return { cases, faults: [...prepared.faultsOf(operation), ...obstacles] };
}

/** Why no valid call can be made: that is one thing to know, and not one for each case. */
function obstaclesTo(plan: Plan): Fault[] {
  const { operation } = plan;
  const args = baseArgs(plan);
  const faults = operation.parameters.flatMap(({ node, pointer }): Fault[] => {
    if (!node.required || args[node.in]?.[node.name] !== undefined) return [];
    return [
      {
        pointer: schemaOf(node, pointer).pointer,
        message: `no valid value of ${node.name} was found. Give it an example`,
      },
    ];
  });
  const { requestBody } = operation;
  if (requestBody?.node.required && args.body === undefined)
    faults.push({
      pointer: `${requestBody.pointer}/content`,
      message: "no valid body was found. Give it a valid example",
    });
  if (operation.method === "trace") faults.push({ pointer: operation.pointer, message: "no fetch can send TRACE" });
  if (successStatus(operation) === undefined)
    faults.push({ pointer: `${operation.pointer}/responses`, message: "no success is documented" });
  return faults;
}

/** Why a mock has nothing to say success with. */
function obstaclesToAnswers({ prepared, operation }: Plan): Fault[] {
  const { node, pointer } = successResponses(operation)[0]?.[1] ?? { node: undefined, pointer: "" };
  return Object.entries(node?.content ?? {}).flatMap(([type, mediaType]): Fault[] => {
    const place = `${pointer}/content${toPointer([type])}`;
    if (!isJson(type) || mediaType.schema === undefined) return [];
    const isShown = prepared
      .examples(mediaType, place)
      .some(({ value }) => prepared.schemas.isValid(`${place}/schema`, value));
    const isMade = isShown || prepared.sample(mediaType.schema, `${place}/schema`) !== undefined;
    return isMade
      ? []
      : [{ pointer: `${place}/schema`, message: "no valid answer was found. Give it a valid example" }];
  });
}

function allCases(plan: Plan): ContractCase[] {
  return [
    ...responseCases(plan),
    ...parameterCases(plan),
    ...bodyCases(plan),
    ...protocolCases(plan),
    ...securityCases(plan),
  ];
}

function unique(cases: ContractCase[]): ContractCase[] {
  const used = new Map<string, number>();
  return cases.map((testCase) => {
    const times = (used.get(testCase.id) ?? 0) + 1;
    used.set(testCase.id, times);
    return times === 1 ? testCase : { ...testCase, id: `${testCase.id}-${times}` };
  });
}
