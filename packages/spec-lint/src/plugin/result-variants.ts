import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OpenApiDocument, OperationObject, PathItem } from "@demarc/openapi";
import { list, queryParameters, type Context } from "./redocly.ts";

/** `x-result-variants` name schemas that exist and query parameters that the operation has. */
export function ResultVariants() {
  let components = {};
  let folder = "";
  return {
    Root(root: OpenApiDocument, { location }: Context) {
      components = root.components?.schemas ?? {};
      folder = join(dirname(location.source.absoluteRef), "components", "schemas");
    },
    PathItem: {
      Operation(operation: OperationObject, { location, report, resolve }: Context, parents: { PathItem: PathItem }) {
        const variants = operation["x-result-variants"];
        // Their form is the business of extension-form.
        if (!Array.isArray(variants)) return;
        const parameters = queryParameters(parents.PathItem, operation, resolve);
        for (const [index, variant] of variants.entries()) {
          const place = location.child(["x-result-variants", index]);
          // A document in one file has its schemas in components; a folder reaches them by file.
          const { name, query, schema } = variant;
          if (schema && !Object.hasOwn(components, schema) && !existsSync(join(folder, `${schema}.yaml`))) {
            report({
              message: `The variant "${name}" names a schema, and there is no components/schemas/${schema}.yaml. Correct the name, or write it.`,
              location: place.child(["schema"]),
            });
          }
          for (const parameter of Object.keys(query ?? {})) {
            if (parameters.includes(parameter)) continue;
            report({
              message:
                `The variant "${name}" depends on "${parameter}", which is no query parameter of the operation (${list(parameters)}). ` +
                "Correct the name, or document the parameter.",
              location: place.child(["query", parameter]),
            });
          }
        }
      },
    },
  };
}
