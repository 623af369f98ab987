import { typeOf } from "@demarc/openapi";
import { list, type Context } from "./redocly.ts";

/** What has names of its own, by keyword: `type` may also name a type that it leaves out, as `null` often is. */
const namesOf: Record<string, (value: unknown) => unknown> = {
  required: (value) => value,
  type: () => ["null", "boolean", "object", "array", "number", "integer", "string"],
};

/** `x-keyword-evidence` speaks of keywords that the object has; by name only of what the keyword names. */
export function KeywordKnown() {
  return {
    any(node: unknown, { location, report }: Context) {
      if (typeOf(node) !== "object" || !Object.hasOwn(node as object, "x-keyword-evidence")) return;
      const object = node as Record<string, unknown>;
      const place = location.child(["x-keyword-evidence"]);
      for (const [keyword, evidence] of Object.entries(object["x-keyword-evidence"] ?? {})) {
        if (!Object.hasOwn(object, keyword)) {
          const known = Object.keys(object).filter((key) => !key.startsWith("x-"));
          const message =
            `x-keyword-evidence speaks of "${keyword}", which the object does not have (${list(known)}). ` +
            "Move it to the object with the keyword, or correct the name.";
          report({ message, location: place.child([keyword]) });
          continue;
        }
        const known = namesOf[keyword]?.(object[keyword]);
        if (typeOf(evidence) !== "object" || !Array.isArray(known)) continue;
        for (const name of Object.keys(evidence as object)) {
          if (known.includes(name)) continue;
          const message = `x-keyword-evidence speaks of "${name}", which ${keyword} does not list (${list(known as string[])}). Correct the name.`;
          report({ message, location: place.child([keyword, name]) });
        }
      }
    },
  };
}
