import {
  isForm,
  isJson,
  schemaOf,
  shapeOf,
  toPointer,
  type MediaType,
  type Operation,
  type Parameter,
  type Schema,
  type Schemas,
  type Spec,
} from "@demarc/openapi";
import { prepare, type NamedExample, type Prepared } from "@demarc/openapi/prepared";
import type { CallArguments } from "../model/case.ts";

/** A document with what the makers of cases ask of it. */
export interface Plan {
  spec: Spec;
  prepared: Prepared;
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
  if (body && plan.operation.requestBody?.node.required) args.body = body.bases[0];
  return args;
}

/** A query with one parameter at least of each group that a call needs one of, other than those left out. */
export function withAnyRequired(plan: Plan, query: CallArguments["query"] = {}, ...leftOut: string[]) {
  const { anyRequired, parameters } = plan.operation;
  const added = anyRequired.flatMap((names) => {
    if (names.some((name) => name in query)) return [];
    const name = names.find((candidate) => !leftOut.includes(candidate));
    return parameters
      .filter(({ node }) => node.in === "query" && node.name === name)
      .map(({ node, pointer }) => [node.name, parameterSample(plan, node, pointer)] as const);
  });
  return { ...query, ...Object.fromEntries(added) };
}

/** A valid value of a parameter: its example, or a sample of its schema. */
export function parameterSample({ prepared }: Plan, node: Parameter, pointer: string): unknown {
  return prepared.parameterSample(node, pointer);
}

export interface Body {
  type: string;
  mediaType: MediaType;
  /** JSON pointer to its schema. */
  pointer: string;
  schema: Schema;
  examples: NamedExample[];
  /** Valid values: the examples or, where there are none, a sample. Never changed. */
  bases: unknown[];
}

/** The bodies of a request or response by media type. One without a schema has no values to make cases of. */
export function bodiesOf(
  { spec, schemas }: Pick<Plan, "spec" | "schemas">,
  content: Record<string, MediaType> | undefined,
  pointer: string,
): Body[] {
  const prepared = prepare(spec.document);
  return Object.entries(content ?? {}).map(([type, mediaType]) => {
    const place = `${pointer}/content${toPointer([type])}`;
    const examples = prepared.examples(mediaType, place);
    const schema = mediaType.schema ?? {};
    const valid = mediaType.schema
      ? examples.map(({ value }) => value).filter((value) => schemas.isValid(`${place}/schema`, value))
      : [];
    const sample =
      valid.length > 0 || !mediaType.schema ? undefined : prepared.sample(schema, `${place}/schema`, schemas);
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

const bodies = new WeakMap<Operation, Body[]>();

/** The bodies of the request. Of what is neither JSON nor a form, a text stands for it. */
export function requestBodies({ spec, prepared, operation }: Plan): Body[] {
  const known = bodies.get(operation);
  if (known) return known;
  const { requestBody } = operation;
  const made = requestBody
    ? bodiesOf({ spec, schemas: prepared.requestSchemas }, requestBody.node.content, requestBody.pointer)
    : [];
  const own = made.map((body) => (isJson(body.type) || isForm(body.type) ? body : asText(spec, body)));
  bodies.set(operation, own);
  return own;
}

function asText({ document }: Spec, body: Body): Body {
  const texts = body.examples.filter(({ value }) => typeof value === "string");
  const isText = shapeOf(document, body.schema).type?.includes("string") === true;
  const text = body.type.includes("xml") ? "<example/>" : "example";
  const bases = isText && typeof body.bases[0] === "string" ? body.bases : [texts[0]?.value ?? text];
  return { ...body, examples: texts, bases };
}

/** What a parameter or header is read by. */
export function parameterShape({ spec }: Plan, node: Parameter, pointer: string): Schema {
  return shapeOf(spec.document, schemaOf(node, pointer).schema);
}
