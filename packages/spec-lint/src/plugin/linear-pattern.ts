import type { Schema } from "@demarc/openapi";
import { checkSync } from "recheck";
import type { Context } from "./redocly.ts";

/** Patterns take time in proportion to the length of what they are tried on: the other side chooses that. */
export function LinearPattern() {
  return {
    Schema(schema: Schema, { location, report }: Context) {
      const inNames = Object.keys(schema["patternProperties"] ?? {});
      const places: [pattern: unknown, keys: string[]][] = [
        [schema["pattern"], ["pattern"]],
        ...inNames.map((pattern): [unknown, string[]] => [pattern, ["patternProperties", pattern]]),
      ];
      for (const [pattern, keys] of places) {
        if (typeof pattern !== "string" || !isRegularExpression(pattern)) continue;
        // By proof alone: trial and error finds another result each time. What looks around is proved as if it were
        // matched, or not there.
        const matched = pattern.replaceAll(/(?<!\\)\(\?<?[=!]/g, "(?:|");
        const result = checkSync(matched, "u", { timeout: 20_000, checker: "automaton" });
        if (result.status === "safe") continue;
        const reason = result.status === "vulnerable" ? result.complexity.summary : "undecided";
        report({
          message:
            `The pattern was not found to be linear (${reason}). ` +
            "Begin it with ^, and let each part begin with what the part before it cannot contain.",
          location: location.child(keys),
        });
      }
    },
  };
}

/** What is none is Redocly's to report. */
function isRegularExpression(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, "u"));
  } catch {
    return false;
  }
}
