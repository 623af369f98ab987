import type { StandardSchemaV1 } from "@standard-schema/spec";
import { keysOf } from "../values/pointer.ts";
import { findProblems, withoutSecrets, type Problem, type Validator } from "./problems.ts";

/** A schema as tRPC, Hono, form libraries and others take it: [Standard Schema](https://standardschema.dev), version 1. */
export type StandardSchema<T> = StandardSchemaV1<unknown, T>;

/**
 * A schema of a document in the form of Standard Schema. A value is passed on as it is: nothing is converted or filled in.
 *
 * @param isSent whether it is of what callers send. A field that is not documented is an issue there; in an answer it
 *   breaks nobody
 * @param secrets names of fields, in small letters, whose values no issue shows
 */
export function standardSchema<T>(
  validator: Validator,
  isSent: boolean,
  secrets: readonly string[],
): StandardSchema<T> {
  return {
    "~standard": {
      version: 1,
      vendor: "demarc",
      validate(value) {
        const problems = findProblems(validator, value).filter(({ grade }) => isSent || grade === "breaking");
        if (problems.length === 0) return { value: value as T };
        return { issues: withoutSecrets(problems, secrets).map((problem) => issueOf(problem, value)) };
      },
    },
  };
}

function issueOf({ pointer, expected, found }: Problem, whole: unknown): StandardSchemaV1.Issue {
  let holder = whole;
  const path = keysOf(pointer).map((key) => {
    const isIndex = Array.isArray(holder);
    holder = (holder as Record<string, unknown> | undefined)?.[key];
    return isIndex ? Number(key) : key;
  });
  return { message: `expected ${expected}, found ${found}`, path };
}
