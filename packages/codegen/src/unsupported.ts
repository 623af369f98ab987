import { lacksCredentials, readOperations, type Fault, type OpenApiDocument, type Operation } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { collisions, isIdentifier, pascalCase } from "./names.ts";

export interface Unsupported extends Fault {
  /** Undefined where it concerns the whole document. */
  operationId?: string;
}

/** All places of a document that no client can be generated for. */
export function findUnsupported(provider: string, document: OpenApiDocument): Unsupported[] {
  const { faults } = readOperations(document);
  const prepared = prepare(document);
  const { operations } = prepared;
  const hinders = ({ pointer }: Fault) =>
    /\/(\$ref|requestBody)$/.test(pointer) || faults.some((fault) => fault.pointer === pointer);
  const ofOperations = operations.flatMap((operation) => {
    // A name is made for an operation without one.
    const isUnnamed = ({ pointer }: Fault) => pointer === operation.pointer && !operation.object.operationId;
    const read = prepared.faultsOf(operation).filter((fault) => hinders(fault) && !isUnnamed(fault));
    return [...read, ...faultsOf(document, operation)].map((fault) => ({
      ...fault,
      operationId: operation.operationId,
    }));
  });
  const named = collisions(provider, document, operations).map((fault) => {
    const operationId = operations.find(({ pointer }) => pointer === fault.pointer)?.operationId;
    return { ...fault, ...(operationId !== undefined && { operationId }) };
  });
  return [...ofOperations, ...named];
}

function faultsOf(document: OpenApiDocument, operation: Operation): Fault[] {
  const { pointer: place, responses, resultVariants, parameters, requestBody, path } = operation;
  const faults: Fault[] = [];
  for (const [status, { pointer }] of Object.entries(responses))
    if (!/^([1-5](\d\d|XX)|default)$/.test(status))
      faults.push({ pointer, message: `${JSON.stringify(status)} is no status` });
  for (const { name, schema } of resultVariants) {
    if (isIdentifier(pascalCase(name)) && Object.hasOwn(document.components?.schemas ?? {}, schema)) continue;
    const message = `"${name}" has to be a name, and "${schema}" that of a schema of the components`;
    faults.push({ pointer: `${place}/x-result-variants`, message });
  }
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g))
    if (!parameters.some(({ node }) => node.in === "path" && node.name === name))
      faults.push({ pointer: place, message: `the path has {${name}}, which no parameter describes` });
  for (const { encoding = {} } of Object.values(requestBody?.node.content ?? {}))
    for (const [name, { style, explode }] of Object.entries(encoding))
      if (style !== undefined && explode !== undefined && explode !== /^(form|deepObject)$/.test(style))
        faults.push({ pointer: place, message: `clients write the field "${name}" with explode as ${style} has it` });
  if (lacksCredentials(document, operation))
    faults.push({ pointer: `${place}/security`, message: "no alternative has credentials that a client can send" });
  return faults;
}
