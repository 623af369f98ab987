import { provenDocument, secretFields, type OpenApiDocument, type Spec } from "@demarc/openapi";
import { literal } from "../print.ts";
import { documentedAnswers, type DocumentedAnswers } from "./answers.ts";
import { compileSchemas } from "./compile.ts";
import { standardSchemaFiles } from "./standard.ts";

/**
 * Which answers a document has, and the source of a module without imports that exports a validator of each body. What is
 * only inferred of an answer is not validated: it can turn out wrong.
 */
export async function compileValidators(document: OpenApiDocument): Promise<DocumentedAnswers & { source: string }> {
  const documented = documentedAnswers(document);
  return { ...documented, source: await compileSchemas(provenDocument(document), documented.bodies) };
}

/**
 * The opt-in validation of a client: `validators.ts`, what Ajv makes of the schemas of all answers, `validation.ts`, which
 * says what answer has to pass which, and the named schemas as Standard Schemas. Nothing else of a client imports them.
 *
 * @param types the names of the types of components
 */
export async function validationFiles(
  { provider, document }: Spec,
  types: ReadonlyMap<string, string>,
): Promise<[name: string, content: string][]> {
  const { answers, bodies, source } = await compileValidators(document);
  const secrets = [...secretFields(document)];
  return [
    ["validation.ts", validationFile(provider, answers, secrets)],
    ["validators.ts", `// @ts-nocheck Ajv writes JavaScript.\n\n${source}`],
    ...(await standardSchemaFiles(document, types, [...bodies.values()], secrets)),
  ];
}

function validationFile(provider: string, answers: DocumentedAnswers["answers"], secrets: readonly string[]): string {
  return `import { createValidation, type PromisedAnswers, type Validation, type ValidationOptions } from "@demarc/client-core/validation";
import * as validators from "./validators.ts";

const answers = ${literal(answers)} as const satisfies PromisedAnswers;

/** Fields whose values no drift shows. */
const secrets: readonly string[] = ${literal(secrets)};

/** Checks each answer against the document: the client's option \`validation\`. */
export const validation = (options?: ValidationOptions): Validation<"${provider}"> =>
  createValidation(answers, validators, options, "${provider}", secrets);

export type { Drift, Validation, ValidationOptions } from "@demarc/client-core/validation";
`;
}
