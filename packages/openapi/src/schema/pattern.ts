/**
 * A pattern as a regular expression: with Unicode, as JSON Schema asks for, or without where it is one only then
 * (`[\w-.]`), as most tools read it. Undefined where it is none.
 */
export function regularExpression(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next way of reading it, or none.
    }
  }
  return undefined;
}

/** The same for Ajv. What is none has been taken out before. */
export const patternEngine = Object.assign((pattern: string) => regularExpression(pattern) ?? /(?:)/, { code: "" });
