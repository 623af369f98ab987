import type { OperationObject, PathItem } from "@demarc/openapi";
import { list, queryParameters, type Context } from "./redocly.ts";

/** `x-paging` names query parameters that the operation has. */
export function Paging() {
  return {
    PathItem: {
      Operation(operation: OperationObject, { location, report, resolve }: Context, parents: { PathItem: PathItem }) {
        const paging = operation["x-paging"];
        // Its form is the business of extension-form.
        if (typeof paging !== "object" || paging === null) return;
        const parameters = queryParameters(parents.PathItem, operation, resolve);
        const named: [keys: string[], name: unknown][] = [
          ...(["size", "offset", "page"] as const).map((key): [string[], unknown] => [[key], paging[key]]),
          ...Object.keys(paging.count?.query ?? {}).map((name): [string[], unknown] => [
            ["count", "query", name],
            name,
          ]),
        ];
        for (const [keys, name] of named) {
          if (typeof name !== "string" || parameters.includes(name)) continue;
          report({
            message:
              `x-paging names "${name}", which is no query parameter of the operation (${list(parameters)}). ` +
              "Correct the name, or document the parameter.",
            location: location.child(["x-paging", ...keys]),
          });
        }
      },
    },
  };
}
