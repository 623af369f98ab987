import { undocumentedTitles } from "@demarc/mock";
import type { ContractCase } from "../model/case.ts";

/** What comes of asking a mock for an answer that the document does not allow. */
export function refusedAnswer(additive: boolean): ContractCase["expect"] {
  return { status: 500, outside: true, refusal: additive ? undocumentedTitles.additive : undocumentedTitles.breaking };
}
