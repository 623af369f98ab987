import {
  mapSchemas,
  mapSubschemas,
  resolve,
  typeOf,
  type Json,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { withMarks } from "../docs.ts";

const { factory } = ts;

/** The types of a document: those of its component schemas each by itself, and the rest, which names them. */
export interface DocumentTypes {
  types: string;
  /** The declaration of each component schema, by its name. */
  schemas: ReadonlyMap<string, string>;
}

/**
 * The types that openapi-typescript makes of the document. An object schema becomes an interface of its own: an editor
 * shows its name, where it would show `components["schemas"]["Thing"]` of a member.
 */
export async function typesOf(document: OpenApiDocument): Promise<DocumentTypes> {
  const source = mapSchemas(structuredClone(withMarks(document)), (schema) => withDescriptions(document, schema));
  const nodes = await openapiTS(source as unknown as OpenAPI3, { silent: true, transform });
  const schemas = new Map<string, string>();
  const { transformed } = ts.transform<ts.Node>(nodes, [
    (context) => {
      const visit = (node: ts.Node): ts.Node => {
        const name = componentName(node);
        return name === undefined ? ts.visitEachChild(node, visit, context) : reference(name);
      };
      const visitComponents = (node: ts.Node): ts.Node => {
        if (!ts.isPropertySignature(node) || !node.type) return visit(node);
        if (textOf(node.name) !== "schemas" || !ts.isTypeLiteralNode(node.type)) return visit(node);
        const members = node.type.members.map((member) => {
          const { name, type } = member as ts.PropertySignature & { type: ts.TypeNode };
          schemas.set(textOf(name), astToString(declaration(textOf(name), visit(type) as ts.TypeNode)));
          return factory.createPropertySignature(undefined, name, undefined, reference(textOf(name)));
        });
        const type = factory.createTypeLiteralNode(members);
        return factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type);
      };
      return (node) =>
        ts.isInterfaceDeclaration(node) && node.name.text === "components"
          ? ts.visitEachChild(node, visitComponents, context)
          : visit(node);
    },
  ]);
  const names = [...schemas.keys()];
  const imported = names.length > 0 ? `import type { ${names.join(", ")} } from "./schemas.ts";\n\n` : "";
  return { types: imported + astToString(transformed), schemas };
}

/** A field that is a reference has the description of what it refers to: an editor shows none otherwise. */
function withDescriptions(document: OpenApiDocument, schema: Schema): Schema {
  return mapSubschemas(schema, ({ keyword, schema: child }) => {
    const description = child.$ref && keyword === "properties" ? resolve(document, child).description : undefined;
    return withDescriptions(document, { ...(description !== undefined && { description }), ...child });
  });
}

/** The name in `components["schemas"]["name"]`. */
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

function declaration(name: string, type: ts.TypeNode): ts.Statement {
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
}

/**
 * `x-extensible-enum` lists known values of an open set: they become literals that an editor offers, next to any other
 * value of the type. Plain `0 | 1 | number` would collapse to `number`.
 */
function transform(schema: SchemaObject): ts.TypeNode | undefined {
  const { "x-extensible-enum": known, type } = schema as Schema;
  if (known === undefined) return undefined;
  const types = [type ?? known.map(typeOf)].flat();
  return factory.createUnionTypeNode([
    ...known.map((value) => factory.createLiteralTypeNode(literalNode(value))),
    ...new Set(types.map(openType)),
  ]);
}

const open = (keyword: ts.SyntaxKind.StringKeyword | ts.SyntaxKind.NumberKeyword) =>
  factory.createParenthesizedType(
    factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]),
  );
const anyString = open(ts.SyntaxKind.StringKeyword);
const anyNumber = open(ts.SyntaxKind.NumberKeyword);
const anyBoolean = factory.createKeywordTypeNode(ts.SyntaxKind.BooleanKeyword);
const onlyNull = factory.createLiteralTypeNode(factory.createNull());

/** Any value of a type of JSON Schema, so that literals next to it stay. */
function openType(type: string): ts.TypeNode {
  if (type === "string") return anyString;
  if (type === "boolean") return anyBoolean;
  return type === "null" ? onlyNull : anyNumber;
}

function literalNode(value: Json): ts.LiteralTypeNode["literal"] {
  if (typeof value === "string") return factory.createStringLiteral(value);
  if (typeof value === "boolean") return value ? factory.createTrue() : factory.createFalse();
  if (value === null) return factory.createNull();
  const number = factory.createNumericLiteral(Math.abs(Number(value)));
  return Number(value) < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, number) : number;
}
