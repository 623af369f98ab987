import { _, Name, stringify, type Ajv2020, type CodeKeywordDefinition } from "ajv/dist/2020.js";

/** The keyword that closes a schema of the closed copy. It lists the fields that the schema has from its parts. */
export const closedKeyword = "x-closed";

/**
 * Fails for a field that the schema does not have. `unevaluatedProperties` does much the same, with two differences: a
 * field that the document refuses in so many words can be told from one that the copy alone refuses, and a part that has
 * a breach keeps its fields.
 */
const closed: CodeKeywordDefinition = {
  keyword: closedKeyword,
  type: "object",
  schemaType: "array",
  error: {
    message: "must have documented fields only",
    params: ({ params }) => _`{additionalProperty: ${params["additionalProperty"]}}`,
  },
  code(context) {
    const { gen, data, parentSchema, it } = context;
    const { props } = it;
    if (props === true) return;
    const names = new Set([...Object.keys(parentSchema["properties"] ?? {}), ...(context.schema as string[])]);
    gen.forIn("key", data, (key) => {
      const isUnnamed = [...names].map((name) => _`${key} !== ${name}`);
      // Ajv keeps in a variable what depends on the value: the fields of a branch that fits, or of a pattern.
      const isUnseen = props instanceof Name ? [_`${props} !== true && !${props}?.[${key}]`] : [];
      const isUnknown = [...isUnnamed, ...isUnseen].reduce((all, condition) => _`${all} && ${condition}`);
      gen.if(isUnknown, () => {
        context.setParams({ additionalProperty: key });
        context.error();
      });
    });
  },
};

/** Fails for a value of the type of the known ones that is none of them. */
const knownValues: CodeKeywordDefinition = {
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

/**
 * Teaches Ajv the keywords that fail in the closed copy of a document alone, for what breaks nobody: an unknown value and
 * an unknown field.
 */
export function addClosedKeywords(ajv: Ajv2020): void {
  ajv.addKeyword(knownValues);
  ajv.addKeyword(closed);
}
