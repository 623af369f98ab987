import { describeOperation, isForm, isJson, type OpenApiDocument, type Operation, type Spec } from "@demarc/openapi";
import { operationDoc } from "../docs.ts";
import { functionName, pascalCase } from "../names.ts";
import { Code, docComment, literal } from "../print.ts";
import { bodyType, errorFields, readerOf, resultType, typeOfOperation } from "./bodies.ts";
import { anyRequiredType, variantsOf, type Variant } from "./variants.ts";

/** The signature of the function of each operationId, with its arguments and result as named types. */
export function operationsFile(spec: Spec, operations: Operation[]): string {
  const name = `${pascalCase(spec.provider)}Operations`;
  const all = operations.map((operation) => ({
    operation,
    variants: variantsOf(operation, typeOfOperation(operation)),
  }));
  const text = `${all.map(({ operation, variants }) => types(spec.document, operation, variants)).join("\n")}
export interface ${name} {
${all.map(({ operation, variants }) => signatures(spec, operation, variants)).join("\n")}}
`;
  const used = ["components", "operations"].filter((each) => text.includes(`${each}["`));
  const imported = used.length > 0 ? `import type { ${used.join(", ")} } from "./types.ts";\n` : "";
  return `import type { CallOptions, ProviderCall, StatusErrors } from "@demarc/client-core";\n${imported}\n${text}`;
}

/** What the client knows of each operation: one export each, so that a bundle holds those alone that a program names. */
export function descriptorsFile({ document }: Spec, operations: Operation[]): string {
  const used = new Set<string>();
  const exported = operations.map((operation) => {
    const { method, path, operationId } = operation;
    const described = describeOperation(document, operation);
    const functions = {
      build: (described.styled ?? described.server) === undefined ? undefined : "styledRequest",
      encode: encoderOf(described.contentType),
      read: readerOf(document, operation),
    };
    const named = Object.entries(functions).filter((each): each is [string, string] => each[1] !== undefined);
    for (const [, name] of named) used.add(name);
    const whole = { ...described, ...Object.fromEntries(named.map(([key, name]) => [key, new Code(name)])) };
    return `${docComment(`\`${method.toUpperCase()} ${path}\``)}export const ${functionName(operationId)} = ${literal(whole)} as const satisfies OperationDescriptor;\n`;
  });
  const imported =
    used.size === 0
      ? "type { OperationDescriptor }"
      : `{ ${[...used].toSorted().join(", ")}, type OperationDescriptor }`;
  return `import ${imported} from "@demarc/client-core";\n\n${exported.join("\n")}`;
}

function encoderOf(type: string | undefined): string | undefined {
  if (type === undefined || isJson(type)) return undefined;
  if (!isForm(type)) return "plainBody";
  return type.startsWith("multipart/") ? "multipartBody" : "formBody";
}

function types(document: OpenApiDocument, operation: Operation, variants: Variant[]): string {
  const name = functionName(operation.operationId);
  const base = pascalCase(name);
  return [
    `/** What ${name} takes. */`,
    `export interface ${base}Args extends CallOptions {\n${argumentFields(operation)}}`,
    ...variants.map((variant) => `\n${variant.declaration}`),
    `\n/** The body of a successful response to ${name}. */`,
    `export type ${base}Result = ${resultType(document, operation)};`,
    `\n/** An answer to ${name} that is no success: its status decides about its body. */`,
    `export type ${base}Error = StatusErrors<{\n${errorFields(document, operation)}}>;`,
    "",
  ].join("\n");
}

function argumentFields(operation: Operation): string {
  let fields = "";
  for (const place of ["path", "query", "header", "cookie"] as const) {
    const parameters = operation.parameters.filter(({ node }) => node.in === place);
    if (parameters.length === 0) continue;
    const isQuery = place === "query";
    const isRequired = parameters.some(({ node }) => node.required) || (isQuery && operation.anyRequired.length > 0);
    const type = `NonNullable<${typeOfOperation(operation)}["parameters"]["${place}"]>`;
    fields += `  ${place}${isRequired ? "" : "?"}: ${type}${isQuery ? anyRequiredType(operation, type) : ""};\n`;
  }
  const body = bodyType(operation);
  return body === undefined ? fields : `${fields}  body${operation.requestBody?.node.required ? "" : "?"}: ${body};\n`;
}

function signatures(spec: Spec, operation: Operation, variants: Variant[]): string {
  const name = functionName(operation.operationId);
  const base = pascalCase(name);
  const required =
    operation.requestBody?.node.required ||
    operation.anyRequired.length > 0 ||
    operation.parameters.some(({ node }) => node.required);
  const signature = (args: string, result: string, optional: boolean) =>
    `  ${name}(args${optional ? "?" : ""}: ${args}): ProviderCall<${result}, ${base}Error>;\n`;
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
