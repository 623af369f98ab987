/** A suite cannot be declared as it was asked for. The message says all that its reader needs: no stack is printed. */
export class SuiteError extends Error {
  override name = "SuiteError";
}
