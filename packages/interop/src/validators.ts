import SwaggerParser from "@apidevtools/swagger-parser";
import { mapSchemas, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { validate } from "@scalar/openapi-parser";
import spectral, { type RulesetDefinition } from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What a tool has to say against a document; nothing where it is content. */
export type Validator = (document: OpenApiDocument) => Promise<string[]>;

export const validators: Record<string, Validator> = {
  "Spectral's OpenAPI rules": async (document) => {
    const linter = new spectral.Spectral();
    // Whether a path ends in a slash is up to the provider.
    const oas = rulesets.oas as unknown as RulesetDefinition;
    linter.setRuleset({ extends: [[oas, "recommended"]], rules: { "path-keys-no-trailing-slash": "off" } });
    const found = await linter.run(JSON.stringify(document));
    return found.map(({ code, path, message }) => `${code} at /${path.join("/")}: ${message}`);
  },
  "the meta-schema of JSON Schema": async (document) => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    const problems: string[] = [];
    mapSchemas(document, (schema: Schema) => {
      if (ajv.validateSchema(schema) !== true) problems.push(ajv.errorsText(ajv.errors));
      return schema;
    });
    return problems;
  },
  "Scalar's parser": async (document) => {
    const { errors = [] } = await validate(structuredClone(document) as unknown as Record<string, unknown>);
    return errors.map(({ message }) => message);
  },
  "swagger-parser": (document) => swaggerParser(withoutVariableDescriptions(document)),
};

/** swagger-parser as it is. It refuses a server variable with a description: see decision 81. */
export async function swaggerParser(document: OpenApiDocument): Promise<string[]> {
  try {
    await SwaggerParser.validate(structuredClone(document) as unknown as Parameters<typeof SwaggerParser.validate>[0]);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function withoutVariableDescriptions(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const { variables = {} } of copy.servers ?? [])
    for (const variable of Object.values(variables)) delete variable.description;
  return copy;
}
