import { declaredFields, resolveAt, type Schema } from "@demarc/openapi";
import { blocks, bullet, code } from "../model/markdown.ts";
import { shownName } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import { typeOf } from "./describe.ts";
import { erratumNotes, marks, proof } from "./proof.ts";
import { facts } from "./schemas.ts";

/**
 * The fields of a body as a nested list; each name leads to its full description.
 *
 * @param known pointer to what the reader has seen the sources of
 */
export function fieldList(provider: Provider, schema: Schema, at: string, known: string, request: boolean): string {
  const { node, pointer } = resolveAt<Schema>(provider.document, schema, at);
  const keyword = node.anyOf ? "anyOf" : "oneOf";
  const alternatives = node[keyword];
  if (alternatives) {
    const lists = alternatives.map((child, index) =>
      fieldList(provider, child, `${pointer}/${keyword}/${index}`, known, request),
    );
    return blocks("One of these:", ...lists);
  }
  const fields = declaredFields(provider.document, schema, at);
  const list = fields.map(({ name: path, depth, schema: field, specPointer: place, declaredAt, required }) => {
    const name = `**[${code(shownName(path))}](${provider.places.of(declaredAt)})**`;
    const type = typeOf(provider, field, place, false);
    return bullet(
      blocks(
        `${name} ${facts(type, presence(required, request), proof(provider, declaredAt, known))}`,
        field.description?.trim(),
        marks(provider, field),
        erratumNotes(provider, declaredAt),
      ),
      depth,
    );
  });
  return blocks(`${typeOf(provider, schema, at)}`, node.description?.trim(), marks(provider, node), list.join("\n"));
}

function presence(required: boolean, request: boolean): string {
  if (request) return required ? "required" : "optional";
  return required ? "" : "may be missing";
}
