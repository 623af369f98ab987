import {
  isOwn,
  mapSchemas,
  mapSubschemas,
  resolve,
  typeOf,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type Schema,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import openapiTS, { astToString, stringToAST, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { withMarks } from "../docs.ts";
import { functionName } from "../names.ts";

const { factory } = ts;

/**
 * The types that openapi-typescript makes of the document. An object schema becomes an interface of its own: an editor
 * shows its name, where it would show `components["schemas"]["Thing"]` of a member.
 *
 * @param names of the types of components
 * @returns the declaration of each component schema by its name, and the rest, which names them
 */
export async function typesOf(document: OpenApiDocument, names: ReadonlyMap<string, string>) {
  const typeName = (component: string) => names.get(component) ?? component;
  const marked = structuredClone(withMarks(document));
  const described = mapSchemas(marked, (schema) => withDescriptions(document, schema), looksLikeReference);
  const source = { ...described, paths: describedPaths(described) };
  const nodes = await openapiTS(source as unknown as OpenAPI3, { silent: true, transform });
  const schemas = new Map<string, string>();
  const { transformed } = ts.transform<ts.Node>(nodes, [
    (context) => {
      const visit = (node: ts.Node): ts.Node => {
        const name = componentName(node);
        return name === undefined ? ts.visitEachChild(node, visit, context) : reference(typeName(name));
      };
      const visitComponents = (node: ts.Node): ts.Node => {
        if (!ts.isPropertySignature(node) || !node.type) return visit(node);
        if (textOf(node.name) !== "schemas" || !ts.isTypeLiteralNode(node.type)) return visit(node);
        const members = node.type.members.map((member) => {
          const { name, type } = member as ts.PropertySignature & { type: ts.TypeNode };
          const own = typeName(textOf(name));
          schemas.set(textOf(name), declaration(own, visit(type)));
          return factory.createPropertySignature(undefined, name, undefined, reference(own));
        });
        const type = factory.createTypeLiteralNode(members);
        return factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type);
      };
      return (node) => {
        const isComponents = ts.isInterfaceDeclaration(node) && node.name.text === "components";
        return isComponents ? ts.visitEachChild(node, visitComponents, context) : visit(node);
      };
    },
  ]);
  const own = [...schemas.keys()].map(typeName);
  const imported = own.length > 0 ? `import type { ${own.join(", ")} } from "./schemas.ts";\n\n` : "";
  const helper = new RegExp(`^(?=type (${helpers.join("|")})<)`, "gm");
  return { types: imported + astToString(transformed).replaceAll(helper, "export "), schemas };
}

/** Types that openapi-typescript writes others with, where it needs them. */
export const helpers = ["WithRequired", "OneOf", "XOR", "Without"];

/** The paths with a name for each operation, and the parameters alone that a caller gives. */
function describedPaths(document: OpenApiDocument): OpenApiDocument["paths"] {
  const own = <T extends object>(item: T & Pick<OperationObject, "parameters">): T => {
    const parameters = item.parameters?.filter((each) => isOwn(document, resolve<Parameter>(document, each)));
    return { ...item, ...(parameters && { parameters }) };
  };
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    own(resolve<PathItem>(document, item)),
  ]);
  const copy = Object.fromEntries(paths) as OpenApiDocument["paths"];
  for (const { path, method, object, operationId } of prepare(document).operations)
    Object.assign(copy[path] ?? {}, { [method]: own({ ...object, operationId: functionName(operationId) }) });
  return copy;
}

/** A field that is a reference has the description of what it refers to: an editor shows none otherwise. */
function withDescriptions(document: OpenApiDocument, schema: Schema): Schema {
  return mapSubschemas(withoutData(schema), ({ keyword, schema: child }) => {
    const description = child.$ref && keyword === "properties" ? resolve(document, child).description : undefined;
    return withDescriptions(document, { ...(description !== undefined && { description }), ...child });
  });
}

/** A schema without data that looks like a reference: openapi-typescript would follow it. */
function withoutData(schema: Schema): Schema {
  const isData = ([key, value]: [string, unknown]) =>
    /^(x-.*|const|default|enum|examples?)$/.test(key) && looksLikeReference(value);
  return Object.fromEntries(Object.entries(schema).filter((entry) => !isData(entry)));
}

function looksLikeReference(data: unknown): boolean {
  return JSON.stringify(data)?.includes('"$ref"') ?? false;
}

function componentName(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType, indexType } = node.objectType;
  const isComponents = ts.isTypeReferenceNode(objectType) && textOf(objectType.typeName) === "components";
  return isComponents && literalText(indexType) === "schemas" ? literalText(node.indexType) : undefined;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function textOf(name: ts.Node): string {
  return (name as ts.Identifier | ts.StringLiteral).text;
}

function reference(name: string): ts.TypeNode {
  return factory.createTypeReferenceNode(name);
}

function declaration(name: string, type: ts.Node): string {
  const text = astToString(type).trimEnd();
  return ts.isTypeLiteralNode(type) ? `export interface ${name} ${text}\n` : `export type ${name} = ${text};\n`;
}

/** What comes beside known values, so that they stay: plain `0 | 1 | number` would collapse to `number`. */
const open: Record<string, string> = { string: "(string & {})", boolean: "boolean", null: "null" };

/**
 * `x-extensible-enum` lists known values of an open set: they become literals that an editor offers, next to any other
 * value of the type. A file is a part of a form as a Blob, or as its text.
 */
function transform(schema: SchemaObject): ts.TypeNode | undefined {
  const { "x-extensible-enum": known, type, format } = schema as Schema;
  if (format === "binary" && type === "string") return parsed("Blob | string");
  if (known === undefined) return undefined;
  const types = [type ?? known.map(typeOf)].flat().map((each) => open[each] ?? "(number & {})");
  return parsed([...known.map((value) => JSON.stringify(value)), ...new Set(types)].join(" | "));
}

function parsed(type: string): ts.TypeNode {
  const [alias] = stringToAST(`type Parsed = ${type};`) as ts.TypeAliasDeclaration[];
  if (!alias) throw new Error(`${type} is no type.`);
  return alias.type;
}
