import { listOperations, type Spec } from "@demarc/openapi";
import { apiFile } from "./files/api.ts";
import { clientFile } from "./files/client.ts";
import { header } from "./files/header.ts";
import { descriptorsFile, operationsFile } from "./files/operations.ts";
import type { Files } from "./output.ts";
import { manifestFile } from "./files/manifest.ts";
import { pagingFile } from "./files/paging.ts";
import { schemasFile } from "./files/schemas.ts";
import { tasksFile } from "./files/tasks.ts";
import { typesOf } from "./files/types.ts";
import { validationFiles } from "./validators/files.ts";
import { standardSchemaFiles } from "./validators/standard.ts";
import ts from "typescript";

/**
 * Everything that a provider's package derives from its spec, by file name.
 *
 * @throws where the document uses something that the clients cannot do, with its JSON pointer
 */
export async function generate(spec: Spec): Promise<Files> {
  const operations = listOperations(spec.document);
  if (operations.length === 0)
    throw new Error(`specs/${spec.provider} has no operations. Describe one below \`paths\`.`);
  const { types, schemas: declarations } = await typesOf(spec.document);
  const schemas = schemasFile(spec.document, declarations);
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
    ["descriptors.ts", descriptorsFile(operations)],
    ["operations.ts", operationsFile(spec, operations)],
    ["manifest.ts", manifestFile(spec, operations)],
    ["schemas.ts", schemas],
    ["types.ts", types],
    ...(await validationFiles(spec)),
    ...(await standardSchemaFiles(spec.document)),
  ];
  const head = header(spec);
  const generated = new Map(files.map(([name, content]) => [name, `${head}\n${content}`]));
  for (const [name, content] of generated) rejectBroken(spec, name, content);
  return generated;
}

/** Refuses what no compiler could read, such as a schema with the name of a keyword. */
function rejectBroken({ provider }: Spec, name: string, content: string): void {
  const [fault] = ts.transpileModule(content, { fileName: name, reportDiagnostics: true }).diagnostics ?? [];
  if (!fault) return;
  const line = content.slice(content.lastIndexOf("\n", fault.start) + 1).split("\n", 1)[0];
  throw new Error(
    `specs/${provider}: something in it has a name that cannot be written as TypeScript, in ${name}: ${line}. Rename it.`,
  );
}
