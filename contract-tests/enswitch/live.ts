import { declaredLive } from "@demarc/contract-live";
import type { EnswitchClient } from "@demarc/enswitch";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<EnswitchClient>(import.meta.dirname, { clientUnderTest });
