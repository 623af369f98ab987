import {
  isOfType,
  readParameter,
  schemaOf,
  successResponses,
  successStatus,
  typesOf,
  variantFor,
  writeParameter,
  type Pairs,
  type Parameter,
  type Schema,
} from "@demarc/openapi";
import { refusalStatus } from "@demarc/mock";
import { asTexts } from "../values/as-texts.ts";
import { constraintValues } from "../values/constraint-values.ts";
import { baseArgs, bodiesOf, parameterSample, parameterShape, withAnyRequired, type Plan } from "./arguments.ts";
import type { CallArguments, ContractCase } from "../model/case.ts";

/**
 * Every parameter absent, with each value that the document names, at each limit and past it, of the wrong type,
 * empty, repeated; and one that is not documented.
 */
export function parameterCases(plan: Plan): ContractCase[] {
  const { operation } = plan;
  const { pointer: whole } = operation;
  const defaults = "a call with what is required alone is understood with the defaults";
  const cases = [accepted(plan, "parameter/defaults", defaults, whole, baseArgs(plan))];
  for (const { node, pointer } of operation.parameters) cases.push(...oneParameter(plan, node, pointer));
  for (const [index, names] of operation.anyRequired.entries()) {
    const { query, ...rest } = baseArgs(plan);
    const kept = Object.entries(query ?? {}).filter(([name]) => !names.includes(name));
    const what = `a call without any of ${names.join(", ")}`;
    const place = `${operation.pointer}/x-any-required/${index}`;
    const args = { ...rest, query: Object.fromEntries(kept) };
    cases.push({ ...refused(plan, `invalid/any-required/${index}`, what, place, args), raw: {} });
    for (const [nth, name] of names.entries()) {
      const alone = withAnyRequired(plan, args.query, ...names.filter((other) => other !== name));
      const id = `parameter/any-required/${index}/${name}`;
      const title = `a call with ${name} alone of ${names.join(", ")} is accepted`;
      cases.push(accepted(plan, id, title, `${place}/${nth}`, { ...rest, query: alone }));
    }
  }
  cases.push({
    ...refused(plan, "invalid/query.undocumented", "an undocumented query parameter", whole, baseArgs(plan)),
    raw: { query: [["undocumentedParameter", "1"]] },
  });
  return cases;
}

function oneParameter(plan: Plan, node: Parameter, pointer: string): ContractCase[] {
  const { spec } = plan;
  const schemas = plan.prepared.requestSchemas;
  const schema = parameterShape(plan, node, pointer);
  const { pointer: place, schema: own } = schemaOf(node, pointer);
  const key = `${node.in}.${node.name}`;
  const base = parameterSample(plan, node, pointer);
  // Nothing valid is known of it, or nothing that leaves a trace in a request.
  if (base === undefined || writeParameter(node, base).length === 0) return [];
  const set = (value: unknown): CallArguments => {
    const args = baseArgs(plan);
    return { ...args, [node.in]: { ...args[node.in], [node.name]: value } };
  };
  // openapi-fetch takes no style from the document, and a client rightly refuses a path value that is no plain one.
  const complex = typesOf(schema).some((type) => type === "array" || type === "object");
  const add = (testCase: ContractCase) => {
    const value = testCase.args[node.in]?.[node.name];
    cases.push(complex || (node.in === "path" && typeof value === "boolean") ? { ...testCase, raw: {} } : testCase);
  };
  const cases: ContractCase[] = [];
  const takes = (what: string, title: string, specPointer: string, args: CallArguments) =>
    accepted(plan, `parameter/${key}/${what}`, `${node.name}${title}`, specPointer, args);
  add(takes("example", " with its example is sent, understood and accepted", pointer, set(base)));
  // As text, a value may be another one: the digits of a number are a text as well.
  const read = (value: unknown) => readParameter(node, schema, writeParameter(node, value))?.value;
  const isSame = (value: unknown) => JSON.stringify(asTexts(read(value))) === JSON.stringify(asTexts(value));
  const variants = constraintValues({
    document: spec.document,
    pointer: place,
    schema: own,
    bases: [base],
    violations: (value) => schemas.violations(place, value).filter(({ additive }) => !additive),
  });
  for (const { name, side, value, specPointer } of variants) {
    const what = name.replace(/^body\//, "");
    if (!canBeSent(node, value, schema)) continue;
    const shows = { role: `${node.in} ${node.name}`, specPointer, side };
    if (side === "valid" && isSame(value))
      add({ shows, ...takes(what, `, ${what}, is sent, understood and accepted`, specPointer, set(value)) });
    else if (side === "invalid" && read(value) !== undefined && !schemas.isValid(place, read(value)))
      add({ shows, ...refused(plan, `invalid/${key}/${what}`, `${node.name}, ${what},`, specPointer, set(value)) });
  }
  if (node.required && node.in !== "path") {
    const shows = { role: `${node.in} ${node.name}`, specPointer: `${pointer}/required`, side: "invalid" as const };
    cases.push({
      ...refused(plan, `invalid/${key}/missing`, `a call without ${node.name}`, pointer, without(plan, node)),
      shows,
      raw: {},
    });
  }
  const absent = `a call without ${node.name} is accepted, and understood with its default`;
  if (!node.required) cases.push(accepted(plan, `parameter/${key}/absent`, absent, pointer, without(plan, node)));
  if (node.in !== "query" || complex) return cases;
  const texts = (...pairs: Pairs) => ({ raw: { query: pairs } });
  const rest = without(plan, node);
  const text = writeParameter(node, base)[0]?.[1] ?? "";
  cases.push({
    ...refused(plan, `invalid/${key}/repeated`, `${node.name} twice`, pointer, rest),
    ...texts([node.name, text], [node.name, text]),
  });
  const isText = typesOf(schema).includes("string") && schemas.isValid(place, "");
  if (isText)
    cases.push({
      ...takes("empty", " without a value is accepted", pointer, rest),
      mock: {},
      ...texts([node.name, ""]),
    });
  else if (!node.allowEmptyValue)
    cases.push({
      ...refused(plan, `invalid/${key}/empty`, `${node.name} without a value`, pointer, rest),
      ...texts([node.name, ""]),
    });
  return cases;
}

/** Whether a value can stand in its place at all. An empty path value reaches another resource. */
function canBeSent(node: Parameter, value: unknown, schema: Schema): boolean {
  const pairs = writeParameter(node, value);
  if (value === null || pairs.length === 0) return false;
  if (typeof value === "object" && !isOfType(value, typesOf(schema))) return false;
  const allowed = node.in === "cookie" ? /^(?!\.{1,2}$)[\x21-\x2b\x2d-\x3a\x3c-\x7e]+$/ : /^(?!\.{1,2}$)[\x21-\x7e]+$/;
  return pairs.every(([, text]) => node.in === "query" || allowed.test(text));
}

/** A valid call without one parameter, unless it is required. */
function without(plan: Plan, node: Parameter): CallArguments {
  const args = baseArgs(plan);
  const { [node.name]: _, ...rest } = args[node.in] ?? {};
  return { ...args, [node.in]: node.in === "query" ? withAnyRequired(plan, rest, node.name) : rest };
}

/** A call that the document allows: accepted, and understood as it was meant. */
export function accepted(
  plan: Plan,
  id: string,
  title: string,
  specPointer: string,
  args: CallArguments,
  kind: ContractCase["kind"] = "parameter",
): ContractCase {
  const prefer = preferredExample(plan, args);
  return {
    id,
    kind,
    title,
    specPointer,
    args,
    alternative: 0,
    mock: { tell: true },
    ...(prefer && { prefer }),
    expect: { status: successStatus(plan.operation) ?? 0 },
  };
}

/** A call that the document does not allow. For mocks only: a provider is never sent what its document does not allow. */
export function refused(plan: Plan, id: string, what: string, specPointer: string, args: CallArguments): ContractCase {
  const status = refusalStatus(plan.operation);
  return {
    id,
    kind: "invalid",
    title: `${what} is refused`,
    specPointer,
    args,
    alternative: 0,
    expect: { status: Number(status ?? 422), ...(status === undefined && { outside: true }) },
  };
}

/** The example to ask a mock for where the call decides about the form of the result. */
function preferredExample(plan: Plan, args: CallArguments): ContractCase["prefer"] {
  const { operation, schemas } = plan;
  const query = new URLSearchParams(
    Object.entries(args.query ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
  );
  const variant = variantFor(operation, query);
  const response = successResponses(operation)[0]?.[1];
  if (!variant || !response) return undefined;
  for (const { examples } of bodiesOf(plan, response.node.content, response.pointer)) {
    const fitting = examples.find(({ value }) => schemas.isValid(`/components/schemas/${variant.schema}`, value));
    if (fitting) return { code: successStatus(operation) ?? 0, example: fitting.name };
  }
  return undefined;
}
