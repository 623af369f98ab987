import { isDeepStrictEqual } from "node:util";
import {
  checkResponse,
  isForm,
  readForm,
  schemaOf,
  shapeOf,
  writeBody,
  type Operation,
  type ParameterValues,
  type Schemas,
  type Spec,
} from "@demarc/openapi";
import { fromHeader, valuesHeader } from "@demarc/mock";
import type { Exchange } from "../exchange/exchange.ts";
import { observed, type Observation } from "./observation.ts";
import { show } from "./show.ts";
import type { CallArguments, ContractCase } from "../model/case.ts";
import { asTexts } from "../values/as-texts.ts";

/** What a call came to for its caller, whether through the client or over bare HTTP. */
export interface CallOutcome {
  /** The status that counts; undefined where none came. */
  status?: number;
  body?: unknown;
  /** What the client threw. */
  error?: Record<string, unknown>;
  message?: string;
}

interface Checked {
  spec: Spec;
  schemas: Schemas;
  operation: Operation;
  testCase: ContractCase;
}

/** Everything that did not hold of a case: of the answer, of what the caller got, of what was sent. */
export function checkCase(
  { spec, schemas, operation, testCase }: Checked,
  exchange: Exchange,
  outcome: CallOutcome,
  isMock: boolean,
): Observation[] {
  const { args, expect, title, mock, raw, specPointer } = testCase;
  const different = (pointer: string, place: string, expected: string, found: Found): Observation => ({
    operation,
    grade: "breaking",
    exchange,
    violation: { pointer, specPointer: place, expected, ...("value" in found && { value: found.value }) },
    ...("text" in found && { found: found.text }),
  });
  const observations: Observation[] = [];
  const reached = outcome.status === expect.status;
  const refusal = (outcome.body as { title?: string } | undefined)?.title;
  if (!expect.outside)
    observations.push(...observed(operation, checkResponse(spec, schemas, operation, exchange), { exchange }));
  if (!reached) {
    const text = [outcome.status ?? "none", outcome.message].filter((part) => part !== undefined).join(": ");
    observations.push(different("/status", specPointer, `${expect.status}: ${title}`, { text }));
  } else if (expect.body !== undefined && !isDeepStrictEqual(outcome.body, expect.body)) {
    observations.push(different("/body", specPointer, show(expect.body), { value: outcome.body }));
  } else if (expect.refusal !== undefined && refusal !== expect.refusal) {
    observations.push(different("/body/title", specPointer, expect.refusal, { value: refusal }));
  }
  const { error } = outcome;
  if (error && !(error["provider"] === spec.provider && error["operationId"] === operation.operationId)) {
    const expected = "an error that names provider and operation";
    observations.push(different("/error", operation.pointer, expected, { text: String(error["name"]) }));
  }
  if (!raw) observations.push(...checkSent(spec, operation, args, exchange, different));
  if (mock?.tell && isMock && reached) observations.push(...checkRead(spec, operation, args, exchange, different));
  return observations;
}

/** What was found: a value, to be shown without secrets, or a text that has none. */
type Found = { value: unknown } | { text: string };
type Different = (pointer: string, specPointer: string, expected: string, found: Found) => Observation;

/** What was to be sent was sent. */
function checkSent(
  { document }: Spec,
  operation: Operation,
  args: CallArguments,
  { request }: Exchange,
  different: Different,
): Observation[] {
  const query = new URL(request.url).searchParams;
  const observations = Object.entries(args.query ?? {}).flatMap(([name, value]) => {
    if (typeof value === "object" || query.get(name) === String(value)) return [];
    const parameter = operation.parameters.find(({ node }) => node.in === "query" && node.name === name);
    const place = parameter?.pointer ?? operation.pointer;
    return [different(`/request/query/${name}`, place, show(String(value)), { text: show(query.get(name)) })];
  });
  const type = request.headers["content-type"] ?? "";
  // A form can be written in more than one way, and of a body that is not JSON the text is not compared.
  const isText = typeof request.body === "string" && typeof args.body !== "string";
  const fields = (contentType: string, text: string) => readForm(document, {}, contentType, text);
  const meant = isText && isForm(type) ? writeBody(type, args.body) : undefined;
  const isSame = meant
    ? isDeepStrictEqual(fields(type, String(request.body)), fields(meant.contentType, meant.text))
    : isText || isDeepStrictEqual(request.body, args.body);
  if (!isSame) {
    const place = `${operation.pointer}/requestBody`;
    observations.push(different("/request/body", place, show(args.body), { value: request.body }));
  }
  return observations;
}

/** The mock read what was meant: the values that were given, and the defaults of those that were not. */
function checkRead(
  { document }: Spec,
  operation: Operation,
  args: CallArguments,
  { response }: Exchange,
  different: Different,
): Observation[] {
  const values = fromHeader<ParameterValues>(response.headers[valuesHeader]);
  return operation.parameters.flatMap(({ node, pointer }) => {
    const schema = shapeOf(document, schemaOf(node, pointer).schema);
    const meant = args[node.in]?.[node.name] ?? schema.default;
    const read = values?.[node.in][node.name];
    if (isDeepStrictEqual(asTexts(meant), asTexts(read))) return [];
    const place = `/request/${node.in}/${node.name}`;
    return [different(place, pointer, `to be read as ${show(meant)}`, { text: show(read) })];
  });
}
