/** Held by the compiler: each line below `@ts-expect-error` is a mistake that must not compile. */
import { createTelcoClient, type TelcoClient } from "../src/index.ts";
import { validation, type Validation } from "../src/generated/validation.ts";

declare const telco: TelcoClient;

/** Nothing here is ever run. FILL IN: what a caller must not get wrong, of arguments and of results. */
export async function mistakes(): Promise<void> {
  // @ts-expect-error an unknown operation
  await telco.doWhatIMean();
}

export function options(): void {
  // @ts-expect-error an option misspelt
  createTelcoClient({ baseURL: "https://api.telco.example" });
}

export function validating(): void {
  validation() satisfies Validation;
  // @ts-expect-error an unknown mode
  validation({ mode: "warn" });
}
