export interface ValidationOptions {
  /**
   * `report`, the default, only calls `onDrift`. `throw` makes a breaking drift of a success fail the call with a
   * `ContractError`, whose `body` is what came; an error answer fails it anyway, with the `HttpError` that says more.
   */
  mode?: "report" | "throw";
}
