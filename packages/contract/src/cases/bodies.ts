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
  const cases = body.examples.map((example): ContractCase => ({
    ...accepted(
      plan,
      `${name}/${example.name}`,
      `the body of the example "${example.name}" is sent and accepted`,
      example.pointer,
      send(example.value),
      "body",
    ),
    ...raw,
  }));
  if (!(isJson(body.type) || isFields) || !body.mediaType.schema) {
    if (cases.length === 0)
      cases.push({
        ...accepted(plan, `${name}/sample`, "a body is sent and accepted", body.pointer, send(body.bases[0]), "body"),
        ...raw,
      });
    return cases;
  }
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
    const made =
      variant.side === "valid"
        ? accepted(
            plan,
            `${name}.${variant.name}`,
            `${what} is sent and accepted`,
            variant.specPointer,
            send(variant.value),
            "body",
          )
        : refused(
            plan,
            `invalid/${name}.${variant.name}`,
            `a body with ${what}`,
            variant.specPointer,
            send(variant.value),
          );
    // A client takes null for no body at all.
    cases.push({
      ...made,
      shows: { role: name, specPointer: variant.specPointer, side: variant.side },
      ...(variant.value === null && isFirst ? { raw: {} } : raw),
    });
  }
  const random = generate(spec.document, body.schema, body.pointer, generated * 5, plan.seed)
    .filter((value) => isValid(value) && (!isFields || isDeepStrictEqual(asSent(value), value)))
    .slice(0, generated);
  random.forEach((value, index) =>
    cases.push({
      ...accepted(
        plan,
        `generated/${name}/${index}`,
        `generated body ${index} of seed ${plan.seed} is sent and accepted`,
        body.pointer,
        send(value),
        "generated",
      ),
      ...raw,
    }),
  );
  return cases;
}
