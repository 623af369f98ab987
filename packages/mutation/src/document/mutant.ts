import { at, fromPointer, toPointer, withValueAt, type OpenApiDocument } from "@demarc/openapi";

/** A document with one thing changed, as a provider might change it or a writer of specs might get it wrong. */
export interface Mutant {
  /** What kind of change it is: `enum value removed`. */
  operator: string;
  /** JSON pointer into the unchanged document, to the place. */
  pointer: string;
  /** What the place becomes, in a few words. */
  detail: string;
  /** The changed document. It shares what is unchanged with the one it was made of. */
  make(): OpenApiDocument;
}

/** A document with another value at a pointer; undefined takes out what is there. */
export function mutant(
  document: OpenApiDocument,
  operator: string,
  pointer: string,
  replacement: unknown,
  detail = replacement === undefined ? "taken out" : JSON.stringify(replacement),
): Mutant {
  return { operator, pointer, detail, make: () => withValueAt(document, pointer, replacement) as OpenApiDocument };
}

/** A document with a key called otherwise, in the same place among its siblings. */
export function renamed(document: OpenApiDocument, operator: string, pointer: string, name: string): Mutant {
  const keys = fromPointer(pointer);
  const parent = toPointer(keys.slice(0, -1));
  return {
    operator,
    pointer,
    detail: name,
    make() {
      const entries = Object.entries(at(document, parent) as object).map(([key, value]): [string, unknown] => [
        key === keys.at(-1) ? name : key,
        value,
      ]);
      return withValueAt(document, parent, Object.fromEntries(entries)) as OpenApiDocument;
    },
  };
}

/** The same letters, the first one in the other case: `shortName` for `ShortName`. */
export function turnCase(name: string): string {
  const index = name.search(/\p{L}/u);
  const letter = name[index] ?? "";
  return index < 0
    ? `${name}x`
    : `${name.slice(0, index)}${letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()}${name.slice(index + 1)}`;
}
