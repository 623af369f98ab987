import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OpenApiDocument, OperationObject, Parameter, PathItem } from "@demarc/openapi";
import { list, type Context } from "./redocly.ts";

/** A query parameter that an extension names: who names it, and the keys that lead there. */
type Named = [who: string, name: unknown, keys: (string | number)[]];

/**
 * A rule for an extension of operations that names query parameters: the operation has them.
 *
 * @param namesIn what the extension names. Its form is the business of extension-form: what is none names nothing.
 */
function namesQuery<Key extends keyof OperationObject & string>(
  extension: Key,
  namesIn: (value: NonNullable<OperationObject[Key]>) => Named[],
) {
  return {
    PathItem: {
      Operation(operation: OperationObject, { location, report, resolve }: Context, parents: { PathItem: PathItem }) {
        const value = operation[extension];
        if (typeof value !== "object" || value === null) return;
        const known = [...(parents.PathItem.parameters ?? []), ...(operation.parameters ?? [])]
          .map((parameter) => resolve<Parameter>(parameter).node)
          .flatMap((parameter) => (parameter?.in === "query" ? [parameter.name] : []));
        for (const [who, name, keys] of namesIn(value)) {
          if (typeof name !== "string" || known.includes(name)) continue;
          const message =
            `${who} "${name}", which is no query parameter of the operation (${list(known)}). ` +
            "Correct the name, or document the parameter.";
          report({ message, location: location.child([extension, ...keys]) });
        }
      },
    },
  };
}

/** `x-any-required` names query parameters that the operation has. */
export const AnyRequired = () =>
  namesQuery("x-any-required", (groups) =>
    listOf(groups).flatMap((names, index) =>
      [names].flat().map((name): Named => ["x-any-required names", name, [index]]),
    ),
  );

/** `x-paging` names query parameters that the operation has. */
export const Paging = () =>
  namesQuery("x-paging", (paging) => {
    const counted = Object.keys(paging.count?.query ?? {});
    return [
      ...(["size", "offset", "page"] as const).map((key): Named => ["x-paging names", paging[key], [key]]),
      ...counted.map((name): Named => ["x-paging names", name, ["count", "query", name]]),
    ];
  });

/** `x-result-variants` name schemas that exist and query parameters that the operation has. */
export function ResultVariants() {
  let components = {};
  let folder = "";
  const { PathItem: queries } = namesQuery("x-result-variants", (variants) =>
    listOf(variants).flatMap(({ name, query }, index) =>
      Object.keys(query ?? {}).map((parameter): Named => [
        `The variant "${name}" depends on`,
        parameter,
        [index, "query", parameter],
      ]),
    ),
  );
  return {
    Root(root: OpenApiDocument, { location }: Context) {
      components = root.components?.schemas ?? {};
      folder = join(dirname(location.source.absoluteRef), "components", "schemas");
    },
    PathItem: {
      Operation(operation: OperationObject, context: Context, parents: { PathItem: PathItem }) {
        for (const [index, { name, schema }] of listOf(operation["x-result-variants"]).entries()) {
          // A document in one file has its schemas in components; a folder reaches them by file.
          if (!schema || Object.hasOwn(components, schema) || existsSync(join(folder, `${schema}.yaml`))) continue;
          const message = `The variant "${name}" names a schema, and there is no components/schemas/${schema}.yaml. Correct the name, or write it.`;
          context.report({ message, location: context.location.child(["x-result-variants", index, "schema"]) });
        }
        queries.Operation(operation, context, parents);
      },
    },
  };
}

function listOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}
