import {
  listOperations,
  successResponses,
  toPointer,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "@demarc/openapi";

/** The name of a validator or, where the query decides, one for each set of query values: the first that matches. */
type Body = string | { query: Record<string, unknown>; body: string }[];

/** What one documented answer is held against. */
export interface PromisedAnswer {
  /** The whole answer is only inferred: it can turn out wrong, and cannot be broken. */
  inferred?: true;
  /** By media type; nothing where no body is promised. */
  content: Record<string, Body>;
}

export interface Promised {
  /** By operationId and status. */
  answers: Record<string, Record<string, PromisedAnswer>>;
  /** The schemas of the bodies by the name of their validator. */
  bodies: Map<string, Schema>;
}

/** Which answers a document promises. */
export function promisedAnswers(document: OpenApiDocument): Promised {
  const bodies = new Map<string, Schema>();
  const name = (schema: Schema, place: string): string => {
    const validator = (schema.$ref?.replace("#/components/schemas/", "") ?? place).replaceAll(/[^A-Za-z0-9]+/g, "_");
    if ((bodies.get(validator) ?? schema).$ref !== schema.$ref)
      throw new Error(`${place}: the validator "${validator}" exists already. Give the schema another name.`);
    bodies.set(validator, schema);
    return validator;
  };
  const answers = listOperations(document).map((operation) => [operation.operationId, answersOf(operation, name)]);
  return { answers: Object.fromEntries(answers) as Promised["answers"], bodies };
}

function answersOf(
  operation: Operation,
  name: (schema: Schema, place: string) => string,
): Record<string, PromisedAnswer> {
  const successes = successResponses(operation).map(([status]) => status);
  const answers = Object.entries(operation.responses).map(([status, { node, pointer }]) => {
    const content = Object.entries(node.content ?? {}).map(([type, { schema }]) => {
      const body =
        successes.includes(status) && operation.resultVariants.length > 0
          ? variantsOf(operation, name)
          : name(schema ?? {}, `${pointer}/content${toPointer([type])}`);
      return [type, body];
    });
    const inferred = (node["x-evidence"] ?? operation.evidence) === "inferred";
    return [status, { ...(inferred && { inferred }), content: Object.fromEntries(content) }];
  });
  return Object.fromEntries(answers) as Record<string, PromisedAnswer>;
}

function variantsOf(operation: Operation, name: (schema: Schema, place: string) => string): Body {
  // Any query matches the variant without query values, so that it comes last.
  const inOrder = operation.resultVariants.toSorted(
    (one, other) => Number(Object.keys(one.query).length === 0) - Number(Object.keys(other.query).length === 0),
  );
  return inOrder.map(({ query, schema }) => ({
    query,
    body: name({ $ref: `#/components/schemas/${schema}` }, operation.pointer),
  }));
}
