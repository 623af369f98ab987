import {
  isJson,
  keywordEvidence,
  successResponses,
  toPointer,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";

const componentSchemas = "/components/schemas/";

/** The name of a validator or, where the query decides, one for each set of query values: the first that matches. */
type Body = string | { query: Record<string, unknown>; body: string }[];

export interface DocumentedAnswer {
  /** The whole answer is only inferred: it can turn out wrong, and cannot be broken. */
  inferred?: true;
  /** Which media types there are is only inferred. */
  anyType?: true;
  /** By media type; empty where no body is documented. */
  content: Record<string, Body>;
}

export type DocumentedAnswers = ReturnType<typeof documentedAnswers>;

/** Which answers a document has, and where the schemas of their bodies stand, by the names of their validators. */
export function documentedAnswers(document: OpenApiDocument) {
  const bodies = new Map<string, string>();
  const nameValidator = (pointer: string) => {
    const name = pointer.replace(componentSchemas, "").replaceAll(/[^A-Za-z0-9]+/g, "_");
    const other = bodies.get(name) ?? pointer;
    if (other !== pointer)
      throw new Error(
        `${pointer}: its validator would have the name "${name}", as that of ${other}. Rename one of them.`,
      );
    bodies.set(name, pointer);
    return name;
  };
  const { operations } = prepare(document);
  const answers = operations.map((operation) => [operation.operationId, answersOf(operation, nameValidator)] as const);
  return { answers: Object.fromEntries(answers), bodies };
}

function answersOf(operation: Operation, nameValidator: (pointer: string) => string): Record<string, DocumentedAnswer> {
  const successes = successResponses(operation).map(([status]) => status);
  const answers = Object.entries(operation.responses).map(([status, { node, pointer }]) => {
    const isVaried = successes.includes(status) && operation.resultVariants.length > 0;
    const content = Object.entries(node.content ?? {}).map(([type, { schema }]) => {
      if (isVaried) return [type, variantsOf(operation, nameValidator)];
      const place = `${pointer}/content${toPointer([type])}/schema`;
      return [
        type,
        schema && (isJson(type) || /^text\/(?!xml)/.test(type)) ? nameValidator(schemaPlace(schema, place)) : [],
      ];
    });
    const inferred = (node["x-evidence"] ?? operation.evidence) === "inferred";
    const anyType = keywordEvidence(node, "content") === "inferred" && !inferred;
    return [
      status,
      { ...(inferred && { inferred }), ...(anyType && { anyType }), content: Object.fromEntries(content) },
    ];
  });
  return Object.fromEntries(answers) as Record<string, DocumentedAnswer>;
}

/** Where a schema stands or, where it is a reference and nothing else, its target: many answers share a schema. */
function schemaPlace(schema: Schema, place: string): string {
  return schema.$ref !== undefined && Object.keys(schema).length === 1 ? schema.$ref.slice(1) : place;
}

function variantsOf(operation: Operation, nameValidator: (pointer: string) => string): Body {
  // Any query matches the variant without query values, so that it comes last.
  const inOrder = operation.resultVariants.toSorted(
    (a, b) => Number(Object.keys(a.query).length === 0) - Number(Object.keys(b.query).length === 0),
  );
  return inOrder.map(({ query, schema }) => ({ query, body: nameValidator(`${componentSchemas}${schema}`) }));
}
