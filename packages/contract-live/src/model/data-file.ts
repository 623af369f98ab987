import { readYaml } from "@demarc/spec";
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";

/**
 * Reads a file of data, and checks its form by a JSON Schema.
 *
 * @throws where the form is another one, with all the places and what was expected there
 */
export function readData<T>(file: string, schema: AnySchemaObject): T {
  const content = readYaml<T>(file);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  if (ajv.validate(schema, content)) return content;
  const problems = (ajv.errors ?? []).map(
    ({ instancePath, message, params }) => `${file}#${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(problems.join("\n"));
}
