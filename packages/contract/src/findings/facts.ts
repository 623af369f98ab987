import { isDeepStrictEqual } from "node:util";
import {
  at,
  fromPointer,
  jsonOf,
  namedExamples,
  resolveSchema,
  responseFor,
  statusThatCounts,
  toPointer,
  typeOf,
  typesOf,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";
import type { Observation } from "../check/observation.ts";
import type { Finding } from "../model/finding.ts";

type Facts = Pick<Finding, "types" | "holds">;

/** What grouping by cause has to know of a violation and its words do not say. */
export function factsOf(document: OpenApiDocument, { pointer, specPointer, value }: Observation["violation"]): Facts {
  const place = specPointer.replace(/\/required$/, "");
  const { properties = {} } = (at(document, place) ?? {}) as Schema;
  if (value === undefined)
    return documentedTypes(document, `${place}${toPointer(["properties", ...lastKey(pointer)])}`);
  const holds =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.keys(properties).filter((name) => Object.hasOwn(value, name))
      : [];
  return { types: [typeOf(value)], ...(holds.length > 0 && { holds }) };
}

/** The types that the schema at a place allows. */
export function documentedTypes(document: OpenApiDocument, pointer: string): Facts {
  const schema = at(document, pointer) as Schema | undefined;
  const types = schema ? typesOf(resolveSchema(document, schema, pointer).schema) : [];
  return types.length > 0 ? { types } : {};
}

/** JSON pointer to a place of an answer in the example that was served as the answer. */
export function placeInExample(
  document: OpenApiDocument,
  { operation, exchange, violation: { pointer } }: Observation,
): string | undefined {
  if (!exchange || !pointer.startsWith("/body")) return undefined;
  const { value, parsed } = jsonOf(exchange.response);
  const response = responseFor(operation, statusThatCounts(document, exchange.response.status, value));
  const examples = Object.entries(response?.node.content ?? {}).flatMap(([type, media]) =>
    namedExamples(document, media, `${response?.pointer}/content${toPointer([type])}`),
  );
  const served = examples.find((example) => parsed && isDeepStrictEqual(example.node.value, value));
  return served && `${served.pointer}/value${pointer.slice("/body".length)}`;
}

function lastKey(pointer: string): string[] {
  return fromPointer(pointer).slice(-1);
}
