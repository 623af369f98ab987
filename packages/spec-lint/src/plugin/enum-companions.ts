import type { Schema } from "@demarc/openapi";
import type { Context } from "./redocly.ts";

const companions = ["x-enum-varnames", "x-enum-descriptions", "x-enum-since"];

/** Lists that say something of each value of an enum have an entry for each. */
export function EnumCompanions() {
  return {
    Schema(schema: Schema, { location, report }: Context) {
      for (const name of companions) {
        const entries = schema[name];
        if (!Array.isArray(entries)) continue;
        const keyword = schema.enum ? "enum" : "x-extensible-enum";
        const values = schema[keyword];
        if (!Array.isArray(values)) {
          report({
            message: `${name} stands beside neither enum nor x-extensible-enum. Add the values, or remove it.`,
            location: location.child([name]),
          });
        } else if (values.length !== entries.length) {
          report({
            message: `${name} has ${entries.length} entries, the ${keyword} beside it ${values.length}. Write one for each value, in the same order.`,
            location: location.child([name]),
          });
        }
      }
    },
  };
}
