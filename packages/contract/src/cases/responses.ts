import { isJson, isSuccess, responseFor, statusThatCounts, type Operation } from "@demarc/openapi";
import { generate } from "@demarc/openapi/samples";
import { constraintValues } from "../values/constraint-values.ts";
import { bodiesOf, baseArgs, type Body, type Plan } from "./arguments.ts";
import { idPart, type CallArguments, type ContractCase } from "../model/case.ts";
import { headerCases } from "./headers.ts";
import { refusedAnswer } from "./refused-answer.ts";

/** How many generated answers are asked for in addition to the documented ones. */
const generated = 5;

/** Every documented response in every media type with every named example comes back as documented. */
export function responseCases(plan: Plan): ContractCase[] {
  const { operation } = plan;
  const cases: ContractCase[] = [];
  const shown = new Set<string>();
  for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
    const code = concreteStatus(operation, status);
    const common = { alternative: 0, prefer: { code } };
    // The answer to a HEAD has no body, whatever is documented.
    const bodies = operation.method === "head" ? [] : bodiesOf(plan, node.content, pointer);
    if (bodies.length === 0)
      cases.push({
        ...common,
        id: `response/${status}`,
        kind: "response",
        title: `${status} without a body comes back`,
        specPointer: pointer,
        args: baseArgs(plan),
        expect: { status: code },
      });
    for (const body of bodies) {
      for (const { name, value, pointer: specPointer } of body.examples) {
        cases.push({
          ...common,
          id: `response/${status}/${idPart(body.type)}/${name}`,
          kind: "response",
          title: `${status} as ${body.type} comes back as in the example "${name}"`,
          specPointer,
          args: argsFor(plan, code, value),
          accept: body.type,
          prefer: { code, example: name },
          expect: { status: code, ...((isJson(body.type) || typeof value === "string") && { body: value }) },
        });
      }
      if (!isJson(body.type) || !body.mediaType.schema || shown.has(`${status} ${JSON.stringify(body.schema)}`))
        continue;
      // Two media types of one response mostly share their schema; its constraints are shown once.
      shown.add(`${status} ${JSON.stringify(body.schema)}`);
      cases.push(...answerCases(plan, status, code, body));
    }
    cases.push(...headerCases(plan, status, code, { node, pointer }, bodies[0]));
  }
  return cases;
}

/** The mock answers with what lies within each limit of an answer, and refuses to answer with what lies past it. */
function answerCases(plan: Plan, status: string, code: number, body: Body): ContractCase[] {
  const { schemas } = plan;
  const { document } = plan.spec;
  return rootsOf(plan, code, body).flatMap(({ pointer, schema, query, bases, suffix }) => {
    const args = withQuery(baseArgs(plan), query);
    const answered = (made: Pick<ContractCase, "id" | "title" | "kind" | "specPointer">, value: unknown) => ({
      ...made,
      args,
      accept: body.type,
      prefer: { code },
      mock: { answer: { body: value } },
      alternative: 0,
      expect: { status: code, body: value },
    });
    const prefix = `${status}${suffix}`;
    const cases = constraintValues({
      document,
      pointer,
      schema,
      bases: bases.map(shorten((value) => schemas.isExact(pointer, value))),
      violations: (value) => schemas.violations(pointer, value),
    })
      .filter(({ value, side }) => !changesStatus(plan, code, value, side === "invalid"))
      .map(({ name, side, specPointer, value, additive }): ContractCase => {
        const title = `an answer with ${name.replace("/", ": ")} is ${side === "valid" ? "" : "not "}documented`;
        return {
          ...answered({ id: `answer/${prefix}/${name}`, title, kind: "answer", specPointer }, value),
          shows: { role: status, specPointer, side },
          ...(side === "invalid" && { expect: refusedAnswer(additive) }),
        };
      });
    const random = generate(document, schema, pointer, generated * 5, plan.seed)
      .filter((value) => schemas.isExact(pointer, value) && !changesStatus(plan, code, value))
      .slice(0, generated);
    for (const [index, value] of random.entries()) {
      const title = `generated answer ${index} of seed ${plan.seed} is documented`;
      const id = `generated/${prefix}/${index}`;
      cases.push(answered({ id, title, kind: "generated", specPointer: body.pointer }, value));
    }
    return cases;
  });
}

/** The schemas that an answer may have to keep: its own or, where the query decides, each variant's. */
function rootsOf({ spec, schemas, operation }: Plan, code: number, body: Body) {
  if (code !== 200 || operation.resultVariants.length === 0)
    return [{ pointer: body.pointer, schema: body.schema, query: {}, bases: body.bases, suffix: "" }];
  return operation.resultVariants.map((variant) => {
    const pointer = `/components/schemas/${variant.schema}`;
    const bases = body.bases.filter((value) => schemas.isExact(pointer, value));
    return {
      pointer,
      schema: spec.document.components?.schemas?.[variant.schema] ?? {},
      query: variant.query,
      bases: bases.length > 0 ? bases : body.bases.filter((value) => schemas.isValid(pointer, value)),
      suffix: `/${variant.name}`,
    };
  });
}

/** With a status in the body, a success that names another one is another answer, if that is documented at all. */
function changesStatus({ spec, operation }: Plan, code: number, value: unknown, isRefused = false): boolean {
  const status = isSuccess(code) ? statusThatCounts(spec.document, code, value) : code;
  return status !== code && (!isRefused || responseFor(operation, status) !== undefined);
}

/** A list of many entries says no more about its limits than one of two. */
function shorten(isValid: (value: unknown) => boolean): (value: unknown) => unknown {
  return (value) =>
    Array.isArray(value) && value.length > 2 && isValid(value.slice(0, 2)) ? value.slice(0, 2) : value;
}

/** A status to ask for where the document names a class of them. */
function concreteStatus(operation: Operation, status: string): number {
  if (status === "default") return [500, 503, 418].find((code) => !operation.responses[String(code)]) ?? 500;
  return Number(status.replace(/XX$/i, "18"));
}

/** The call that an example answers: with the query values of the first result variant that the example fits. */
function argsFor(plan: Plan, code: number, value: unknown): CallArguments {
  const { operation, schemas } = plan;
  const variant =
    code === 200
      ? operation.resultVariants.find(({ schema }) => schemas.isValid(`/components/schemas/${schema}`, value))
      : undefined;
  return withQuery(baseArgs(plan), variant?.query ?? {});
}

function withQuery(args: CallArguments, query: Record<string, unknown>): CallArguments {
  return Object.keys(query).length === 0 ? args : { ...args, query: { ...args.query, ...query } };
}
