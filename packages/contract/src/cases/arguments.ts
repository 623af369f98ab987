import {
  namedExamples,
  resolveSchema,
  toPointer,
  type MediaType,
  type Operation,
  type Parameter,
  type Schema,
  type Schemas,
  type Spec,
} from "@demarc/openapi";
import { sampleOf } from "../values/sample.ts";
import type { CallArguments } from "../model/case.ts";

/** A document with what the makers of cases ask of it. */
export interface Plan {
  spec: Spec;
  schemas: Schemas;
  operation: Operation;
  /** Of generated data: the same seed gives the same values. */
  seed: number;
}

/** The least that makes a valid call: required parameters and the first example of the body. */
export function baseArgs(plan: Plan): CallArguments {
  const args: CallArguments = {};
  for (const { node, pointer } of plan.operation.parameters) {
    if (node.required) (args[node.in] ??= {})[node.name] = parameterSample(plan, node, pointer);
  }
  args.query = withAnyRequired(plan, args.query);
  if (Object.keys(args.query).length === 0) delete args.query;
  const [body] = requestBodies(plan);
  if (body && plan.operation.requestBody?.node.required) args.body = structuredClone(body.bases[0]);
  return args;
}

/** A query with one parameter at least of each group that a call needs one of, other than the one left out. */
export function withAnyRequired(plan: Plan, query: CallArguments["query"] = {}, leftOut?: string) {
  const { anyRequired, parameters } = plan.operation;
  const added = anyRequired.flatMap((names) => {
    if (names.some((name) => name in query)) return [];
    const name = names.find((candidate) => candidate !== leftOut);
    return parameters
      .filter(({ node }) => node.in === "query" && node.name === name)
      .map(({ node, pointer }) => [node.name, parameterSample(plan, node, pointer)] as const);
  });
  return { ...query, ...Object.fromEntries(added) };
}

/** A valid value of a parameter: its example, or a sample of its schema. */
export function parameterSample({ spec, schemas }: Plan, node: Parameter, pointer: string): unknown {
  const place = `${pointer}/schema`;
  return node.example ?? sampleOf(spec.document, node.schema ?? {}, place, (value) => schemas.isValid(place, value));
}

export interface Body {
  type: string;
  mediaType: MediaType;
  /** JSON pointer to its schema. */
  pointer: string;
  schema: Schema;
  examples: { name: string; value: unknown; pointer: string }[];
  /** Valid values: the examples or, where there are none, a sample. */
  bases: unknown[];
}

/** The bodies of a request or response by media type. One without a schema has no values to make cases of. */
export function bodiesOf(
  { spec, schemas }: Pick<Plan, "spec" | "schemas">,
  content: Record<string, MediaType> | undefined,
  pointer: string,
): Body[] {
  return Object.entries(content ?? {}).map(([type, mediaType]) => {
    const place = `${pointer}/content${toPointer([type])}`;
    const examples = namedExamples(spec.document, mediaType, place).map(({ name, node }) => ({
      name,
      value: node.value,
      pointer: `${place}/examples${toPointer([name])}`,
    }));
    const schema = mediaType.schema ?? {};
    const valid = mediaType.schema
      ? examples.map(({ value }) => value).filter((value) => schemas.isValid(`${place}/schema`, value))
      : [];
    const sample =
      valid.length > 0 || !mediaType.schema
        ? undefined
        : sampleOf(spec.document, schema, `${place}/schema`, (value) => schemas.isValid(`${place}/schema`, value));
    return {
      type,
      mediaType,
      pointer: `${place}/schema`,
      schema,
      examples,
      bases: sample === undefined ? valid : [sample],
    };
  });
}

export function requestBodies(plan: Plan): Body[] {
  const { requestBody } = plan.operation;
  return requestBody ? bodiesOf(plan, requestBody.node.content, requestBody.pointer) : [];
}

/** The schema of a parameter, references followed. */
export function parameterSchema({ spec }: Plan, node: Parameter, pointer: string): Schema {
  return resolveSchema(spec.document, node.schema ?? {}, `${pointer}/schema`).schema;
}
