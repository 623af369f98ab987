export type { Answer, Drift, Validation, ValidationOptions } from "./drift.ts";
export { createValidation, type PromisedAnswers } from "./validation.ts";
