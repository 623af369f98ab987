import { listOperations } from "@demarc/openapi";
import { proofsOf } from "../../src/model/evidence.ts";
import { withInertTexts } from "../../src/model/inert.ts";
import { Places } from "../../src/model/places.ts";
import type { Provider } from "../../src/model/provider.ts";

/** Providers made from one: each with a name of its own, and with as many of its operations. */
export function manyProviders(model: Provider, providers: number, operations: number): Provider[] {
  if (model.operations.length < operations)
    throw new Error(`${model.name} has ${model.operations.length} operations, fewer than ${operations}.`);
  return Array.from({ length: providers }, (_, index) => {
    const name = `provider-${index + 1}`;
    const original = structuredClone(model.original);
    original.info.title = `${model.document.info.title} ${index + 1}`;
    for (const { path, method } of model.operations.slice(operations)) delete original.paths?.[path]?.[method];
    const document = withInertTexts(original);
    const places = new Places(name, document);
    return {
      ...model,
      name,
      original,
      document,
      operations: listOperations(document),
      places,
      proofs: proofsOf(document),
    };
  });
}
