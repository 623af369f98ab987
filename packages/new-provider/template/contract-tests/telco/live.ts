import { declaredLive } from "@demarc/contract-live";
import type { TelcoClient } from "@demarc/telco";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<TelcoClient>(import.meta.dirname, { clientUnderTest });
