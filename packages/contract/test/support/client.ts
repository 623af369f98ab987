import { createClient, type ClientOptions } from "@demarc/client-core";
import {
  describeApi,
  describeManifest,
  describeOperation,
  listOperations,
  type Operation,
  type Spec,
} from "@demarc/openapi";
import type { ClientUnderTest } from "../../src/model/client-under-test.ts";

/** The client that would be generated from a document, made by hand. */
export function clientOf(spec: Spec): ClientUnderTest {
  const byId = <T>(describe: (operation: Operation) => T) =>
    Object.fromEntries(listOperations(spec.document).map((operation) => [operation.operationId, describe(operation)]));
  const operations = byId(describeOperation);
  const api = describeApi(spec) as unknown as Parameters<typeof createClient>[0];
  return {
    operationDescriptors: operations,
    operationManifests: byId(describeManifest),
    createClient: (options) =>
      createClient(
        api,
        (call) =>
          Object.fromEntries(
            Object.entries(operations).map(([id, operation]) => [id, (args: object) => call(operation as never, args)]),
          ),
        options as ClientOptions,
      ),
  };
}
