import { compileSchemas, listOperations, type Operation, type Schemas, type Spec } from "@demarc/openapi";
import { proseOf, type Prose } from "./prose.ts";
import { loadErrata, loadSpec, type Erratum } from "@demarc/spec";

/** What every check of a run needs to know about a provider. */
export interface ProviderSpec {
  spec: Spec;
  schemas: Schemas;
  operations: ReadonlyMap<string, Operation>;
  errata: readonly Erratum[];
  /** What the provider says in words, with those words alone that the document has too. */
  prose: Prose;
}

const loaded = new Map<string, Promise<ProviderSpec>>();

/** Loads a provider's document and errata, once in a process. Throws where there is no such provider. */
export function loadProviderSpec(provider: string): Promise<ProviderSpec> {
  const load = async () => providerSpecOf(await loadSpec(provider), loadErrata(provider).errata);
  const spec = loaded.get(provider) ?? load();
  loaded.set(provider, spec);
  return spec;
}

/** A document with what its checks need, made once. */
export function providerSpecOf(spec: Spec, errata: readonly Erratum[] = []): ProviderSpec {
  return {
    spec,
    schemas: compileSchemas(spec.document),
    operations: new Map(listOperations(spec.document).map((operation) => [operation.operationId, operation])),
    errata,
    prose: proseOf(spec.document),
  };
}

/** The operation of a call. Throws where the document has none of that name. */
export function operationOf({ operations, spec }: ProviderSpec, operationId: string): Operation {
  const operation = operations.get(operationId);
  if (!operation) {
    const known = [...operations.keys()].join(", ");
    throw new Error(`specs/${spec.provider} has no operation "${operationId}". It has: ${known}.`);
  }
  return operation;
}
