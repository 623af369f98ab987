import { counted } from "@demarc/contract-report/text";
import { declaredFields, resolveAt, type Field, type Schema } from "@demarc/openapi";
import { anchorOf, blocks, box, bullet, code, details } from "../model/markdown.ts";
import { shownName } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import { erratumNotes, keywordMarks, marks, notes, proof } from "./proof.ts";
import { facts, typeOf, valuesOf } from "./describe.ts";

/** So many fields of a field are not folded. */
const fewFields = 6;

interface Context {
  provider: Provider;
  /** Pointer to what the reader has seen the sources of. */
  known: string;
  /** What the anchors of the fields begin with: `body`, or a status. */
  prefix: string;
  /** The anchors of the fields so far: two alternatives may have a field of the same name. */
  anchors: string[];
}

/** The fields of a body as rows. Those of a field fold away below it, and each has an anchor of its own. */
export function fieldList(provider: Provider, schema: Schema, at: string, known: string, prefix: string): string {
  const { node, pointer } = resolveAt<Schema>(provider.document, schema, at);
  const keyword = node.anyOf ? "anyOf" : "oneOf";
  const alternatives = node[keyword];
  if (alternatives) {
    const lists = alternatives.map((child, index) =>
      fieldList(provider, child, `${pointer}/${keyword}/${index}`, known, anchorOf(prefix, index > 0 && `or-${index}`)),
    );
    return blocks("One of these:", ...lists);
  }
  const fields = declaredFields(provider.document, schema, at);
  return blocks(
    typeOf(provider, schema, at),
    node.description?.trim(),
    marks(provider, node),
    fields.length > 0 && box("fields", rows({ provider, known, prefix, anchors: [] }, fields)),
  );
}

/** Rows of fields of one depth, each with those that follow it and are deeper. */
function rows(context: Context, fields: Field[]): string {
  const groups: [Field, ...Field[]][] = [];
  for (const field of fields) {
    if (field.depth <= (groups[0]?.[0].depth ?? field.depth)) groups.push([field]);
    else groups.at(-1)?.push(field);
  }
  return groups.map(([field, ...inner]) => row(context, field, inner)).join("\n");
}

function row(
  context: Context,
  { name: path, depth, schema, specPointer, declaredAt, required }: Field,
  inner: Field[],
): string {
  const { provider, known, prefix, anchors } = context;
  const name = anchorOf(prefix, shownName(path));
  const twins = anchors.filter((each) => each === name).length;
  anchors.push(name);
  const id = anchorOf(name, twins > 0 && `${twins + 1}`);
  const own = inner.filter((field) => field.depth === depth + 1).length;
  const optional = prefix.startsWith("body") ? "optional" : "may be missing";
  return bullet(
    blocks(
      `<a id="${id}"></a>[${code(shownName(path))}](#${id}) ${facts(
        typeOf(provider, schema, specPointer, schema.properties !== undefined),
        required ? prefix.startsWith("body") && "**required**" : optional,
        proof(provider, declaredAt, known),
        keywordMarks(schema),
      )}`,
      schema.description?.trim(),
      notes(provider, schema),
      valuesOf(schema),
      erratumNotes(provider, declaredAt),
      own > 0 &&
        details(
          counted(own, "field", "fields"),
          rows(context, inner),
          depth === 0 || inner.length <= fewFields ? "open" : "",
        ),
    ),
  );
}
