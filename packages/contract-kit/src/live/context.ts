import { listOperations, loadErrata, loadSpec, type Errata, type Operation, type Spec } from "@demarc/spec";
import { compileSchemas, type Schemas } from "../schemas.ts";

/** What every judgement of a run needs of a provider's promise. */
export interface Promised {
  spec: Spec;
  schemas: Schemas;
  operations: ReadonlyMap<string, Operation>;
  errata: Errata;
}

/** Loads a provider's document and errata. Throws where there is no such provider. */
export async function loadPromise(provider: string): Promise<Promised> {
  const spec = await loadSpec(provider);
  return {
    spec,
    schemas: compileSchemas(spec.document),
    operations: new Map(listOperations(spec.document).map((operation) => [operation.operationId, operation])),
    errata: loadErrata(provider),
  };
}

/** The operation of a call. Throws where the document has none of that name. */
export function operationOf({ operations, spec }: Promised, operationId: string): Operation {
  const operation = operations.get(operationId);
  if (!operation)
    throw new Error(
      `specs/${spec.provider} has no operation "${operationId}". Name one of ${[...operations.keys()].join(", ")}.`,
    );
  return operation;
}
