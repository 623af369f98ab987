import { describeOperation, successResponses, type Operation, type Spec } from "@demarc/openapi";
import { operationDoc } from "../docs.ts";
import { pascalCase } from "../names.ts";
import { docComment, literal } from "../print.ts";
import { rejectUnsupported } from "../unsupported.ts";
import { anyRequiredType, variantsOf, type Variant } from "./variants.ts";

/** The signature of the function of each operationId, with its arguments and result as named types. */
export function operationsFile(spec: Spec, operations: Operation[]): string {
  for (const operation of operations) rejectUnsupported(spec.document, operation);
  const name = `${pascalCase(spec.provider)}Operations`;
  const all = operations.map((operation) => ({ operation, variants: variantsOf(operation, argumentType(operation)) }));
  return `import type { CallOptions, ProviderCall, StatusErrors } from "@demarc/client-core";
import type { ${all.some(({ variants }) => variants.length > 0) ? "components, " : ""}operations } from "./types.ts";

${all.map(({ operation, variants }) => types(operation, variants)).join("\n")}
export interface ${name} {
${all.map(({ operation, variants }) => signatures(spec, operation, variants)).join("\n")}}
`;
}

/** What the client knows of each operation: one export each, so that a bundle holds those alone that a program names. */
export function descriptorsFile(operations: Operation[]): string {
  const exported = operations.map(
    (operation) =>
      `/** \`${operation.method.toUpperCase()} ${operation.path}\` */\nexport const ${operation.operationId} = ${literal(describeOperation(operation))} as const satisfies OperationDescriptor;\n`,
  );
  return `import type { OperationDescriptor } from "@demarc/client-core";\n\n${exported.join("\n")}`;
}

function types(operation: Operation, variants: Variant[]): string {
  const base = pascalCase(operation.operationId);
  const successes = successResponses(operation).map(([status]) => status);
  const result = successes.map((status) => bodyType(operation, status));
  const errors = Object.keys(operation.responses)
    .filter((status) => !successes.includes(status))
    .flatMap((status) => statusesOf(operation, status).map((one) => `  ${one}: ${bodyType(operation, status)};\n`));
  return [
    `/** What ${operation.operationId} takes. */`,
    `export interface ${base}Args extends CallOptions {\n${argumentFields(operation)}}`,
    ...variants.map((variant) => `\n${variant.declaration}`),
    `\n/** The body of a successful response to ${operation.operationId}. */`,
    `export type ${base}Result = ${result.join(" | ")};`,
    `\n/** An answer to ${operation.operationId} that is no success: its status decides about its body. */`,
    `export type ${base}Error = StatusErrors<{\n${errors.join("")}}>;`,
    "",
  ].join("\n");
}

function bodyType(operation: Operation, status: string): string {
  const [mediaType] = Object.keys(operation.responses[status]?.node.content ?? {});
  const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
  return mediaType ? `${argumentType(operation)}["responses"][${key}]["content"][${literal(mediaType)}]` : "undefined";
}

/** The statuses that an entry such as `4XX` stands for, unless they have entries of their own. */
function statusesOf({ responses }: Operation, status: string): string[] {
  if (!status.endsWith("XX")) return [status];
  const all = Array.from({ length: 100 }, (_, index) => String(Number(status[0]) * 100 + index));
  return all.filter((one) => !(one in responses));
}

function argumentFields(operation: Operation): string {
  let fields = "";
  for (const place of ["path", "query"] as const) {
    const parameters = operation.parameters.filter(({ node }) => node.in === place);
    if (parameters.length === 0) continue;
    const isQuery = place === "query";
    const isRequired = parameters.some(({ node }) => node.required) || (isQuery && operation.anyRequired.length > 0);
    const type = `NonNullable<${argumentType(operation)}["parameters"]["${place}"]>`;
    fields += `  ${place}${isRequired ? "" : "?"}: ${type}${isQuery ? anyRequiredType(operation, type) : ""};\n`;
  }
  const [mediaType] = Object.keys(operation.requestBody?.node.content ?? {});
  if (mediaType) {
    const optional = operation.requestBody?.node.required ? "" : "?";
    fields += `  body${optional}: NonNullable<${argumentType(operation)}["requestBody"]>["content"][${literal(mediaType)}];\n`;
  }
  return fields;
}

function argumentType(operation: Operation): string {
  return `operations["${operation.operationId}"]`;
}

function signatures(spec: Spec, operation: Operation, variants: Variant[]): string {
  const base = pascalCase(operation.operationId);
  const required =
    operation.requestBody?.node.required ||
    operation.anyRequired.length > 0 ||
    operation.parameters.some(({ node }) => node.required);
  const signature = (args: string, result: string, optional: boolean) =>
    `  ${operation.operationId}(args${optional ? "?" : ""}: ${args}): ProviderCall<${result}, ${base}Error>;\n`;
  const overloads = [
    ...variants.map((variant) => signature(variant.argsName, variant.result, !required && !variant.needsQuery)),
    signature(`${base}Args`, `${base}Result`, !required),
  ];
  // The whole text once: an editor shows it for the first overload, and the others differ in their types.
  return overloads
    .map(
      (line, index) =>
        docComment(index === 0 ? operationDoc(spec.document, operation) : `${operation.object.summary}.`, "  ") + line,
    )
    .join("");
}
