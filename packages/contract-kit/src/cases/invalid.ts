import type { Operation, Schema, Spec } from "@demarc/spec";
import { baseArgs, bodyFields } from "./base.ts";
import type { CaseArgs, ContractCase } from "./case.ts";

/**
 * Every call that the document does not allow is refused: a required field left out, a wrong type, a value outside
 * a closed set, one below a limit. For mocks only: a provider is never sent what it has not promised to take.
 */
export function invalidCases(spec: Spec, operation: Operation): ContractCase[] {
  const cases: ContractCase[] = [];
  // Which of the two a provider uses is for the document to say; a mock follows it.
  const status = ["422", "400"].find((candidate) => operation.responses[candidate]) ?? "422";
  const refused = (id: string, title: string, change: (args: CaseArgs) => void) => {
    const args = baseArgs(spec, operation);
    change(args);
    cases.push({ id: `invalid/${id}`, kind: "invalid", title: `${title} is refused`, args, alternative: 0, expect: { status: Number(status) } });
  };

  for (const { node } of operation.parameters) {
    const place = node.in;
    if (place !== "path" && place !== "query") continue;
    for (const { name, what, value } of wrongValues(node.schema ?? {}, "text")) {
      refused(`${place}.${node.name}/${name}`, `${node.name} with ${what}`, (args) => {
        (args[place] ??= {})[node.name] = value;
      });
    }
    if (node.required && place === "query") refused(`query.${node.name}/missing`, `a call without ${node.name}`, (args) => delete args.query?.[node.name]);
  }

  if (!operation.requestBody) return cases;
  if (operation.requestBody.node.required) refused("body/missing", "a call without a body", (args) => delete args.body);
  for (const { name, required, schema } of bodyFields(spec, operation)) {
    const set = (value: unknown) => (args: CaseArgs) => {
      args.body = { ...(args.body as object), [name]: value };
    };
    if (required) refused(`body.${name}/missing`, `a body without ${name}`, (args) => delete (args.body as Record<string, unknown>)[name]);
    for (const wrong of wrongValues(schema, "json")) refused(`body.${name}/${wrong.name}`, `${name} with ${wrong.what}`, set(wrong.value));
    if (schema.items) {
      for (const wrong of wrongValues(schema.items, "json")) refused(`body.${name}[]/${wrong.name}`, `an entry of ${name} with ${wrong.what}`, set([wrong.value]));
    }
  }
  return cases;
}

/** Values that a schema does not allow. In text, as in a query, a number cannot be told from its digits. */
function wrongValues(schema: Schema, form: "text" | "json"): { name: string; what: string; value: unknown }[] {
  const types = [schema.type ?? []].flat();
  const wrong: { name: string; what: string; value: unknown }[] = [];
  if (types.some((type) => ["integer", "number", "boolean", "array", "object"].includes(type))) {
    if (!types.includes("string")) wrong.push({ name: "wrong-type", what: "a value of the wrong type", value: "not-the-type" });
  } else if (types.includes("string") && form === "json") {
    wrong.push({ name: "wrong-type", what: "a value of the wrong type", value: 12345 });
  }
  if (schema.enum) wrong.push({ name: "unknown-value", what: "an unknown value", value: types.includes("string") ? "not-a-known-value" : 987654 });
  if (typeof schema["minimum"] === "number") wrong.push({ name: "below-minimum", what: "a value below the minimum", value: schema["minimum"] - 1 });
  if (typeof schema["minLength"] === "number" && schema["minLength"] > 0) wrong.push({ name: "too-short", what: "a text that is too short", value: "" });
  if (schema["pattern"] !== undefined) wrong.push({ name: "wrong-pattern", what: "a text of the wrong form", value: "\u0000" });
  return wrong;
}
