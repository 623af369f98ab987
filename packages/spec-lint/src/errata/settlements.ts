import type { Operation } from "@demarc/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Problem } from "../problem.ts";
import type { ErrataFile } from "./file.ts";

// Unknown keywords are refused, so that a misspelt one is noticed; a schema without `type` is fine, since it is to
// hold for some responses and to be passed over by others. Formats are for those who know them when they validate.
const ajv = new Ajv2020({ strictTypes: false, validateFormats: false });

/** Checks that `confirmedBy` and `refutedBy` name an operation, and that their schemas compile. */
export function checkSettlements(file: ErrataFile, operations: Operation[]): Problem[] {
  const problems: Problem[] = [];
  const known = operations.map(({ operationId }) => operationId);
  for (const [index, erratum] of file.content.errata.entries()) {
    for (const kind of ["confirmedBy", "refutedBy"] as const) {
      const settlement = erratum[kind];
      if (!settlement) continue;
      const place = ["errata", index, kind];
      if (!known.includes(settlement.operation)) {
        const message = `${erratum.id}: "${settlement.operation}" is no operationId of the document (${known.join(", ")}). Correct it.`;
        problems.push(file.problem([...place, "operation"], "errata-operation", message));
      }
      const error = compileError(settlement.schema);
      if (error) {
        const message = `${erratum.id}: the schema is no JSON Schema (2020-12): ${error}. Correct it.`;
        problems.push(file.problem([...place, "schema"], "errata-schema", message));
      }
    }
  }
  return problems;
}

function compileError(schema: object): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
