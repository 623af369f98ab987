import type { Drift, Validation, ValidationInput, ValidationOptions } from "./validation.ts";
import { findProblems, withoutSecrets, type Problem, type Validator } from "./problems.ts";

/** The name of a validator or, where the query decides, one for each set of query values: the first that matches. */
type Body = string | readonly { query: Readonly<Record<string, unknown>>; body: string }[];

/** What one documented answer is checked against. */
interface PromisedAnswer {
  /** The whole answer is only inferred: it can turn out wrong, and cannot be broken. */
  inferred?: boolean;
  /** Which media types there are is only inferred: any other may come, with the body of the first. */
  anyType?: boolean;
  /** By media type; empty where no body is documented. */
  content: Readonly<Record<string, Body>>;
}

export type PromisedAnswers = Readonly<Record<string, Readonly<Record<string, PromisedAnswer>>>>;

/** Checks answers by what generated code says of them. `secrets` are names of fields, in small letters. */
export function createValidation<Provider extends string = string>(
  documented: PromisedAnswers,
  validators: Readonly<Record<string, Validator>>,
  { mode = "report" }: ValidationOptions = {},
  ofProvider?: Provider,
  secrets: readonly string[] = [],
): Validation<Provider> {
  const validate = (answer: ValidationInput) => {
    const { provider, status, operation } = answer;
    const problems = check(documented[operation.operationId] ?? {}, validators, answer);
    return {
      drifts: withoutSecrets(problems, secrets).map((problem): Drift => ({
        provider,
        operationId: operation.operationId,
        status,
        ...problem,
      })),
      throws: mode === "throw" && isSuccess(status),
    };
  };
  return ofProvider === undefined ? validate : Object.assign(validate, { provider: ofProvider });
}

function check(
  byStatus: PromisedAnswers[string],
  validators: Readonly<Record<string, Validator>>,
  answer: ValidationInput,
): Problem[] {
  const { status } = answer;
  const documented = byStatus[status] ?? byStatus[`${String(status)[0]}XX`] ?? byStatus["default"];
  if (!documented) {
    // No document names what a proxy in between answers: an undocumented error status breaks nobody.
    return [
      {
        grade: isSuccess(status) ? "breaking" : "additive",
        pointer: "",
        expected: `one of the statuses ${Object.keys(byStatus).join(", ")}`,
        found: String(status),
      },
    ];
  }
  const problems = checkContent(documented, validators, answer);
  return documented.inferred ? problems.filter(({ grade }) => grade !== "breaking") : problems;
}

function checkContent(
  { content, anyType }: PromisedAnswer,
  validators: Readonly<Record<string, Validator>>,
  { mediaType, query, body }: ValidationInput,
): Problem[] {
  const types = Object.keys(content);
  if (types.length === 0) return body === undefined ? [] : [breakingDrift("no body", "a body")];
  if (body === undefined) return [breakingDrift("a JSON document", "nothing")];
  const type = mediaType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const known = Object.hasOwn(content, type) ? type : undefined;
  const documented = content[known ?? (anyType ? types[0] : undefined) ?? ""];
  if (documented === undefined) return [breakingDrift(`a body of ${types.join(" or ")}`, showType(mediaType))];
  const name =
    typeof documented === "string" ? documented : documented.find((variant) => matches(variant.query, query))?.body;
  const validator = name === undefined ? undefined : validators[name];
  return validator ? findProblems(validator, body) : [];
}

/** The whole of it or its length: what is cut nobody recognizes as a part of a credential. */
function showType(mediaType = "no content type"): string {
  return mediaType.length > 120 ? `a content type of ${mediaType.length} characters` : mediaType;
}

/** Whether a query has all the values; in a URL they are text. */
function matches(values: Readonly<Record<string, unknown>>, query: Record<string, unknown>): boolean {
  return Object.entries(values).every(([key, value]) => String(query[key]) === String(value));
}

function breakingDrift(expected: string, found: string): Problem {
  return { grade: "breaking", pointer: "", expected, found };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
