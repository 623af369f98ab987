import {
  readParameter,
  responseHeaders,
  schemaOf,
  writeParameter,
  type Located,
  type ResponseObject,
} from "@demarc/openapi";
import { constraintValues } from "../values/constraint-values.ts";
import { baseArgs, parameterSample, parameterShape, type Body, type Plan } from "./arguments.ts";
import type { ContractCase } from "../model/case.ts";
import { refusedAnswer } from "./refused-answer.ts";

/** Each documented header of a response, within its limits and past them, and left out. */
export function headerCases(
  plan: Plan,
  status: string,
  code: number,
  response: Located<ResponseObject>,
  body: Body | undefined,
): ContractCase[] {
  const { spec, schemas } = plan;
  return responseHeaders(spec.document, response).flatMap(({ name, node: header, pointer: place }) => {
    const make = (what: string, holds: boolean, specPointer: string, text: string | null): ContractCase => ({
      id: `answer/${status}/header.${name.toLowerCase()}/${what}`,
      kind: "answer",
      title: `an answer with the header ${name}, ${what}, is ${holds ? "" : "not "}documented`,
      specPointer,
      args: baseArgs(plan),
      ...(body && { accept: body.type }),
      prefer: { code },
      mock: { answer: { headers: { [name]: text } } },
      alternative: 0,
      expect: holds ? { status: code } : refusedAnswer(false),
    });
    if (name.toLowerCase() === "content-type") return [];
    const { schema: own, pointer: schemaPointer } = schemaOf(header, place);
    const schema = parameterShape(plan, header, place);
    const base = parameterSample(plan, header, place);
    if (base === undefined) return [];
    const written = (value: unknown) => writeParameter({ ...header, name, in: "header" }, value)[0]?.[1] ?? "";
    const shows = { role: `${status} header ${name}`, specPointer: `${place}/required` };
    const cases: ContractCase[] = [
      {
        ...make("absent", !header.required, place, null),
        ...(header.required && { shows: { ...shows, side: "invalid" as const } }),
      },
      { ...make("present", true, place, written(base)), shows: { ...shows, side: "valid" } },
    ];
    const variants = constraintValues({
      document: spec.document,
      pointer: schemaPointer,
      schema: own,
      bases: [base],
      violations: (value) => schemas.violations(schemaPointer, value),
    });
    for (const { name: what, side, value, specPointer } of variants) {
      const text = written(value);
      // Not every text can stand in a header, and some values are another one as text.
      const read = readParameter({ ...header, name, in: "header" }, schema, [[name, text]])?.value;
      const holds = schemas.isExact(schemaPointer, read);
      if (
        typeof value === "object" ||
        !/^([\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?)?$/.test(text) ||
        holds !== (side === "valid")
      )
        continue;
      cases.push({
        ...make(what.replace(/^body\//, ""), side === "valid", specPointer, text),
        shows: { role: `${status} header ${name}`, specPointer, side },
      });
    }
    return cases;
  });
}
