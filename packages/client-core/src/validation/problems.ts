import { at } from "../values/pointer.ts";
import { kind, show } from "./found.ts";

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
  /** JSON pointer into the value. */
  pointer: string;
  expected: string;
  found: string;
}

/** The keywords that fail for what the document does not mention. */
const additive = ["x-closed", "x-extensible-enum"];

/** Everything that is wrong with a value. Of rows of a list that are wrong alike, the first is reported. */
export function findProblems(validator: Validator, value: unknown): Problem[] {
  if (validator(value)) return [];
  const problems = new Map<string, Problem>();
  for (const error of withoutBranches(validator.errors ?? [])) {
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
  return [...problems.values()];
}

/** Where a union fails, every branch has errors; the union's own error says it all. */
function withoutBranches(errors: SchemaError[]): SchemaError[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  if (unions.length === 0) return errors;
  return errors.filter(
    (error) =>
      unions.includes(error) ||
      !unions.some(({ instancePath }) => `${error.instancePath}/`.startsWith(`${instancePath}/`)),
  );
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
