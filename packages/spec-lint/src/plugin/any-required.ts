import type { OperationObject, PathItem } from "@demarc/openapi";
import { list, queryParameters, type Context } from "./redocly.ts";

/** `x-any-required` names query parameters that the operation has. */
export function AnyRequired() {
  return {
    PathItem: {
      Operation(operation: OperationObject, { location, report, resolve }: Context, parents: { PathItem: PathItem }) {
        const groups = operation["x-any-required"];
        // Their form is the business of extension-form.
        if (!Array.isArray(groups)) return;
        const parameters = queryParameters(parents.PathItem, operation, resolve);
        for (const [index, names] of groups.entries())
          for (const name of [names].flat().filter((each) => !parameters.includes(each)))
            report({
              message:
                `x-any-required names "${name}", which is no query parameter of the operation (${list(parameters)}). ` +
                "Correct the name, or document the parameter.",
              location: location.child(["x-any-required", index]),
            });
      },
    },
  };
}
