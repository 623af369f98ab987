import type { TelcoClient } from "@demarc/telco";
import type { Semantics } from "@demarc/contract-testing/vitest";

/** FILL IN: what the pages say and no schema can, as tests by operation. Where that is nothing, remove this line's mark. */
export const semantics: Semantics<TelcoClient> = {};
