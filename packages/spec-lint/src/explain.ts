import { fromPointer } from "@demarc/openapi";
import type { ErrorObject } from "ajv";

/** Keywords that only say that a schema inside them was broken, which has an error of its own. */
const wrappers = ["if", "propertyNames"];

/**
 * The errors of a validation, each with the keys that lead to its place and a sentence. The sentence ends in the
 * description of the schema that was broken, which in our schemas says what to write. Needs Ajv's option `verbose`.
 */
export function explain(errors: readonly ErrorObject[] | null | undefined): { keys: string[]; message: string }[] {
  return (errors ?? [])
    .filter(({ keyword }) => !wrappers.includes(keyword))
    .map((error) => ({ keys: fromPointer(error.instancePath), message: sentence(error) }));
}

function sentence(error: ErrorObject): string {
  const { message, data, parentSchema } = error;
  const found = typeof data === "object" ? "" : `${JSON.stringify(data)} `;
  const advice = parentSchema?.["description"];
  return `${found}${message}${detail(error)}.${advice ? ` ${advice}` : ""}`;
}

function detail({ keyword, params }: ErrorObject): string {
  if (keyword === "enum") return `: ${params["allowedValues"].join(", ")}`;
  if (keyword === "additionalProperties") return `: ${params["additionalProperty"]}`;
  return "";
}
