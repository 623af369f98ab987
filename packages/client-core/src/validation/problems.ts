import { at } from "../values/pointer.ts";

/** What Ajv says of a value, as far as it is read here. */
interface SchemaError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** A validator as Ajv compiles it. */
export interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

export interface Problem {
  grade: "breaking" | "additive";
  pointer: string;
  expected: string;
  found: string;
}

/** The keywords that fail for what the document does not mention. */
const additive = ["x-closed", "x-extensible-enum"];

/** How many are reported; and how long all the pointers together may be that are read for it, in characters. */
const mostReported = 100;
const mostRead = 8_000_000;

/** What is wrong with a value. Of rows of a list that are wrong alike, the first is reported. */
export function findProblems(validator: Validator, value: unknown): Problem[] {
  const { errors, isComplete } = within(mostRead, errorsOf(validator, value));
  const problems = new Map<string, Problem>();
  for (const error of withoutBranches(errors)) {
    const problem = describe(error, value);
    const alike = [
      problem.grade,
      problem.pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*"),
      problem.expected,
      problem.grade === "additive" && problem.found,
    ];
    const key = JSON.stringify(alike);
    if (!problems.has(key)) problems.set(key, problem);
  }
  const all = [...problems.values()];
  // One that breaks is worth more than the order.
  const reported = [...all.filter(isBreaking), ...all.filter((problem) => !isBreaking(problem))].slice(0, mostReported);
  if (isComplete && all.length <= mostReported) return all;
  const found = `${all.length - reported.length} more differences${isComplete ? "" : ", and a rest that was not checked"}`;
  const grade = isComplete && !all.some(isBreaking) ? "additive" : "breaking";
  return [...reported, { grade, pointer: "", expected: "an answer as documented", found }];
}

/** Problems without the values of secret fields, whose names are in small letters, and of what is in them. */
export function withoutSecrets(problems: readonly Problem[], secrets: readonly string[]): Problem[] {
  const isSecret = ({ pointer, found }: Problem) =>
    found !== kind(undefined) && pointer.split("/").some((key) => secrets.includes(key.toLowerCase()));
  return problems.map((problem) => (isSecret(problem) ? { ...problem, found: "***" } : problem));
}

const isBreaking = ({ grade }: Problem) => grade === "breaking";

/** The errors of a validator. One that has too many throws those that it has; one that has no stack left, an error. */
function errorsOf(validator: Validator, value: unknown): { errors: SchemaError[]; isComplete: boolean } {
  try {
    return { errors: validator(value) ? [] : (validator.errors ?? []), isComplete: true };
  } catch (thrown) {
    return { errors: Array.isArray(thrown) ? (thrown as SchemaError[]) : [], isComplete: false };
  }
}

/** As many errors as have pointers of so many characters together. */
function within(left: number, { errors, isComplete }: ReturnType<typeof errorsOf>): ReturnType<typeof errorsOf> {
  const count = errors.findIndex(({ instancePath }) => (left -= instancePath.length) < 0);
  return count < 0 ? { errors, isComplete } : { errors: errors.slice(0, count), isComplete: false };
}

/** Where a union fails, every branch has errors; the union's own error says it all. */
function withoutBranches(errors: SchemaError[]): SchemaError[] {
  const isUnion = ({ keyword }: SchemaError) => keyword === "anyOf" || keyword === "oneOf";
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  if (unions.size === 0) return errors;
  const isInUnion = ({ instancePath }: SchemaError) => {
    let place = "";
    return instancePath.split("/").some((key, index) => unions.has((place += index ? `/${key}` : "")));
  };
  return errors.filter((error) => isUnion(error) || !isInUnion(error));
}

function describe({ keyword, instancePath, params, message }: SchemaError, value: unknown): Problem {
  const field = params["missingProperty"] ?? params["additionalProperty"] ?? params["unevaluatedProperty"];
  const pointer =
    field === undefined ? instancePath : `${instancePath}/${String(field).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const found = at(value, pointer);
  return {
    grade: additive.includes(keyword) ? "additive" : "breaking",
    pointer,
    expected: expectation(keyword, params, message),
    // Of an unknown field, and of a body that is one plain value, only the kind: the value may be anything.
    found: pointer === "" || (field !== undefined && keyword !== "required") ? kind(found) : show(found),
  };
}

function expectation(keyword: string, params: Record<string, unknown>, message = keyword): string {
  if (keyword === "required") return "a value: the field is required";
  if ("additionalProperty" in params || "unevaluatedProperty" in params) return "documented fields only";
  if (keyword === "type") return `a value of type ${[params["type"]].flat().join(" or ")}`;
  if (keyword === "const") return JSON.stringify(params["allowedValue"]);
  if ("allowedValues" in params) return `one of ${JSON.stringify(params["allowedValues"])}`;
  return message.replace(/^must /, "to ");
}

/**
 * A value in a drift: short, on one line, and never a whole body. A long text is not cut: a part of a credential
 * that the provider repeats would be recognized by nobody, and redacted by nobody.
 */
function show(value: unknown): string {
  if (value === undefined || (typeof value === "object" && value !== null)) return kind(value);
  const text = JSON.stringify(value);
  return text.length > 120 ? `a string of ${String(value).length} characters` : text;
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
