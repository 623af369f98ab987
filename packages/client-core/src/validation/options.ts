export interface ValidationOptions {
  /**
   * `report`, the default, only calls `onDrift`. `throw` makes a breaking drift of a success fail the call with a
   * `ContractError`, whose `body` is what came; an error answer fails it anyway, with the `HttpError` that says more. An
   * operation that must not be repeated, such as a creation, never fails for drift: it is done.
   */
  mode?: "report" | "throw";
}
