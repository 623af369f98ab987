import type { Spec } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { apiFile } from "./files/api.ts";
import { clientFile } from "./files/client.ts";
import { header } from "./files/header.ts";
import { descriptorsFile, operationsFile } from "./files/operations.ts";
import type { Files } from "./output.ts";
import { manifestFile } from "./files/manifest.ts";
import { typesOfComponents } from "./names.ts";
import { pagingFile } from "./files/paging.ts";
import { schemasFile } from "./files/schemas.ts";
import { tasksFile } from "./files/tasks.ts";
import { typesOf } from "./files/types.ts";
import { validationFiles } from "./validators/files.ts";
import { standardSchemaFiles } from "./validators/standard.ts";
import { findUnsupported } from "./unsupported.ts";

/**
 * Everything that a provider's package derives from its spec, by file name.
 *
 * @throws where the document uses what no client can do, with all JSON pointers
 */
export async function generate(spec: Spec): Promise<Files> {
  const places = findUnsupported(spec.provider, spec.document);
  if (places.length > 0)
    throw new Error(
      [
        `specs/${spec.provider}: no client can be generated for what stands at`,
        ...places.map(({ pointer, message }) => `${pointer}: ${message}`),
      ].join("\n"),
    );
  const { operations } = prepare(spec.document);
  if (operations.length === 0)
    throw new Error(`specs/${spec.provider} has no operations. Describe one below \`paths\`.`);
  const names = typesOfComponents(spec.document, operations);
  const { types, schemas: declarations } = await typesOf(spec.document, names);
  const schemas = schemasFile(spec.document, declarations, names);
  const optional = [
    ["paging.ts", pagingFile(spec, operations)],
    ["tasks.ts", tasksFile(spec, operations)],
  ].filter((file): file is [name: string, content: string] => file[1] !== undefined);
  const exported = ["api.ts", "client.ts", "operations.ts", ...optional.map(([name]) => name), "schemas.ts"];
  const files: [name: string, content: string][] = [
    ["api.ts", apiFile(spec)],
    ["client.ts", clientFile(spec, operations)],
    [
      "index.ts",
      `${exported.map((name) => `export * from "./${name}";\n`).join("")}export type * from "./types.ts";\n`,
    ],
    ...optional,
    ["descriptors.ts", descriptorsFile(spec, operations)],
    ["operations.ts", operationsFile(spec, operations)],
    ["manifest.ts", manifestFile(spec, operations)],
    ["schemas.ts", schemas],
    ["types.ts", types],
    ...(await validationFiles(spec)),
    ...(await standardSchemaFiles(spec.document, names)),
  ];
  const head = header(spec);
  return new Map(files.map(([name, content]) => [name, `${head}\n${content}`]));
}
