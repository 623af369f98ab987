import { EnumCompanions } from "./enum-companions.ts";
import { ExtensionForm } from "./extension-form.ts";
import { KeywordKnown } from "./keyword-known.ts";
import { LinearPattern } from "./linear-pattern.ts";
import { AnyRequired, Paging, ResultVariants } from "./query-names.ts";
import { SourceKnown } from "./source-known.ts";

/** The rules of this repository that Redocly's configurable rules cannot express. Loaded by redocly.yaml. */
export default function demarcPlugin() {
  return {
    id: "demarc",
    rules: {
      oas3: {
        "any-required": AnyRequired,
        "extension-form": ExtensionForm,
        "source-known": SourceKnown,
        "keyword-known": KeywordKnown,
        "enum-companions": EnumCompanions,
        "linear-pattern": LinearPattern,
        "result-variants": ResultVariants,
        paging: Paging,
      },
    },
  };
}
