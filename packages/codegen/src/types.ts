import type { OpenApiDocument } from "@demarc/openapi";
import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";

/** The types that openapi-typescript makes of the document. */
export async function typesFile(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, { silent: true, transform });
  return astToString(nodes);
}

/**
 * `x-extensible-enum` lists known values of an open set: they become literals that an editor offers, beside any
 * other value of the type. Plain `0 | 1 | number` would collapse to `number`.
 */
function transform(schema: SchemaObject): ts.TypeNode | undefined {
  const known = (schema as Record<string, unknown>)["x-extensible-enum"];
  if (!Array.isArray(known)) return undefined;
  const open = schema.type === "string" ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword;
  return ts.factory.createUnionTypeNode([
    ...known.map((value) => ts.factory.createLiteralTypeNode(literalNode(value))),
    ts.factory.createParenthesizedType(
      ts.factory.createIntersectionTypeNode([
        ts.factory.createKeywordTypeNode(open),
        ts.factory.createTypeLiteralNode([]),
      ]),
    ),
  ]);
}

function literalNode(value: unknown): ts.LiteralTypeNode["literal"] {
  if (typeof value === "string") return ts.factory.createStringLiteral(value);
  const number = ts.factory.createNumericLiteral(Math.abs(Number(value)));
  return Number(value) < 0 ? ts.factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, number) : number;
}
