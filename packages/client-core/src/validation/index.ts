export type { Drift, Validation } from "./validation.ts";
export { createValidation, type PromisedAnswers } from "./create-validation.ts";
export type { ValidationOptions } from "./options.ts";
