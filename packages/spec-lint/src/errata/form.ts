import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../errata.schema.json" with { type: "json" };
import { explain } from "../explain.ts";
import type { Problem } from "../problem.ts";
import type { ErrataFile } from "./file.ts";

const hasForm = new Ajv2020({ allErrors: true, verbose: true, strictRequired: false }).compile(schema);

/** Checks an `errata.yaml` by errata.schema.json. */
export function checkForm(file: ErrataFile): Problem[] {
  if (hasForm(file.content)) return [];
  return explain(hasForm.errors).map(({ keys, message }) => file.problem(keys, "errata-form", message));
}
