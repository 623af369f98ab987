import { isDeepStrictEqual } from "node:util";
import { isForm, isJson, readForm, writeBody } from "@demarc/openapi";
import { generate } from "@demarc/openapi/samples";
import { constraintValues } from "../values/constraint-values.ts";
import { baseArgs, requestBodies, type Body, type Plan } from "./arguments.ts";
import { idPart, type ContractCase } from "../model/case.ts";
import { accepted, refused } from "./parameters.ts";

/** How many generated bodies are sent in addition to the documented ones. */
const generated = 5;

/** Each body of the document and each of its fields, however deep, within its limits and past them. */
export function bodyCases(plan: Plan): ContractCase[] {
  const { operation } = plan;
  const bodies = requestBodies(plan);
  const cases = bodies.flatMap((body, index) => oneBody(plan, body, index === 0));
  const [first] = bodies;
  if (!first) return cases;
  const args = baseArgs(plan);
  const { body: _, ...bodiless } = args;
  const place = operation.requestBody?.pointer ?? operation.pointer;
  // A client rightly refuses to send it.
  if (operation.requestBody?.node.required)
    cases.push({ ...refused(plan, "invalid/body/missing", "a call without a body", place, bodiless), raw: {} });
  else cases.push(accepted(plan, "body/absent", "a call without a body is accepted", place, bodiless, "body"));
  return cases;
}

function oneBody(plan: Plan, body: Body, isFirst: boolean): ContractCase[] {
  const { spec } = plan;
  const schemas = plan.prepared.requestSchemas;
  const name = isFirst ? "body" : `body.${idPart(body.type)}`;
  const isFields = isForm(body.type);
  const raw = isFirst && isJson(body.type) ? {} : { raw: { contentType: body.type } };
  // As text, a value may be another one, or none at all.
  const asSent = (value: unknown) => {
    if (!isFields) return value;
    const { text, contentType } = writeBody(body.type, value);
    return text === "" ? undefined : readForm(spec.document, body.schema, contentType, text);
  };
  const send = (value: unknown) => ({ ...baseArgs(plan), body: value });
  const takes = (id: string, what: string, place: string, value: unknown, kind: ContractCase["kind"] = "body") => ({
    ...accepted(plan, id, `${what} is sent and accepted`, place, send(value), kind),
    ...raw,
  });
  const cases = body.examples.map((example): ContractCase => {
    const what = `the body of the example "${example.name}"`;
    return takes(`${name}/${example.name}`, what, example.pointer, example.value);
  });
  if (!(isJson(body.type) || isFields) || !body.mediaType.schema)
    return cases.length > 0 ? cases : [takes(`${name}/sample`, "a body", body.pointer, body.bases[0])];
  const isValid = (value: unknown) => schemas.isValid(body.pointer, value);
  const violations = (value: unknown) => schemas.violations(body.pointer, value).filter(({ additive }) => !additive);
  for (const variant of constraintValues({
    document: spec.document,
    pointer: body.pointer,
    schema: body.schema,
    bases: body.bases,
    violations,
  })) {
    // An empty body is no value of it, but a call without one.
    if (variant.value === undefined || asSent(variant.value) === undefined) continue;
    const isSame = isDeepStrictEqual(asSent(variant.value), variant.value);
    if (isFields && (variant.side === "valid" ? !isSame : isValid(asSent(variant.value)))) continue;
    const what = variant.name.replace("/", ": ");
    const { specPointer, value } = variant;
    const made =
      variant.side === "valid"
        ? takes(`${name}.${variant.name}`, what, specPointer, value)
        : refused(plan, `invalid/${name}.${variant.name}`, `a body with ${what}`, specPointer, send(value));
    // A client takes null for no body at all.
    cases.push({
      ...made,
      shows: { role: name, specPointer, side: variant.side },
      ...(value === null && isFirst ? { raw: {} } : raw),
    });
  }
  const random = generate(spec.document, body.schema, body.pointer, generated * 5, plan.seed)
    .filter((value) => isValid(value) && (!isFields || isDeepStrictEqual(asSent(value), value)))
    .slice(0, generated);
  for (const [index, value] of random.entries()) {
    const what = `generated body ${index} of seed ${plan.seed}`;
    cases.push(takes(`generated/${name}/${index}`, what, body.pointer, value, "generated"));
  }
  return cases;
}
