import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What the linter lets pass in a document, each with its reason: a provider's `lint.yaml`. */
export interface Exceptions {
  /** Fewer points than the others need. */
  score?: { floor: number; reason: string };
  /** Rules of Redocly or of ours that are off, by their names. */
  off?: Record<string, string>;
}

/** A provider's exceptions. None where it has no `lint.yaml`. */
export function readExceptions(provider: string, specs: string): Exceptions {
  const file = join(specs, provider, "lint.yaml");
  return existsSync(file) ? ((parse(readFileSync(file, "utf8")) ?? {}) as Exceptions) : {};
}
