import type { ErrorObject } from "ajv";

/** Keywords that only say that a schema inside them was broken, which has an error of its own. */
const wrappers = ["if", "propertyNames"];

/**
 * The errors of a validation, each with the keys that lead to its place and a sentence. The sentence ends in the
 * description of the schema that was broken, which in our schemas tells what to write. Needs Ajv's option `verbose`.
 */
export function explain(errors: readonly ErrorObject[] | null | undefined): { keys: string[]; message: string }[] {
  return (errors ?? [])
    .filter(({ keyword }) => !wrappers.includes(keyword))
    .map((error) => ({
      keys: error.instancePath
        .split("/")
        .slice(1)
        .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
      message: sentence(error),
    }));
}

function sentence({ keyword, message, data, params, parentSchema }: ErrorObject): string {
  const found = typeof data === "object" ? "" : `${JSON.stringify(data)} `;
  const detail =
    keyword === "enum"
      ? `: ${params["allowedValues"].join(", ")}`
      : keyword === "additionalProperties"
        ? `: ${params["additionalProperty"]}`
        : "";
  const advice = parentSchema?.["description"];
  return `${found}${message}${detail}.${advice ? ` ${advice}` : ""}`;
}
