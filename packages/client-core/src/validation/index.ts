export type { Drift, Validation, ValidationOptions } from "./validation.ts";
export { createValidation, type PromisedAnswers } from "./create-validation.ts";
