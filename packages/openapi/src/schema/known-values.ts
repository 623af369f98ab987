import { _, stringify, type CodeKeywordDefinition } from "ajv/dist/2020.js";

/**
 * The keyword `x-extensible-enum` for Ajv: it fails for a value of the type of the known ones that is none of them.
 * Only the closed copy of a document is compiled with it, because an unknown value breaks nobody.
 */
export const knownValues: CodeKeywordDefinition = {
  keyword: "x-extensible-enum",
  schemaType: "array",
  error: {
    message: "must be one of the known values",
    params: ({ schema }) => _`{allowedValues: ${stringify(schema)}}`,
  },
  code(context) {
    const known = context.schema as unknown[];
    // A value of another type breaks the type already.
    const isSameType = _`${stringify([...new Set(known.map((value) => typeof value))])}.includes(typeof ${context.data})`;
    context.fail(_`${isSameType} && !${stringify(known)}.includes(${context.data})`);
  },
};
