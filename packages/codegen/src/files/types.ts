import { typeOf, type Json, type OpenApiDocument, type Schema } from "@demarc/openapi";
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { withMarks } from "../docs.ts";

const { factory } = ts;

/** The types that openapi-typescript makes of the document. */
export async function typesFile(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(withMarks(document)) as unknown as OpenAPI3, {
    silent: true,
    transform,
  });
  return astToString(nodes);
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
