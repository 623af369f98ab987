export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** The text in it, that of its descendants included. */
  text: string;
}

const token =
  /<\?xml[^>]*\?>|<!DOCTYPE html>|<(?<closing>\/?)(?<name>[\w-]+)(?<attributes>(?:\s+[\w-]+="[^"<]*")*)\s*(?<empty>\/?)>|[^<]+/y;

/**
 * Reads XML, or HTML that is written like it, and throws at the first thing that is not well-formed: a bare `<` or
 * `&`, an attribute without quotes, a tag that is not closed, a character that XML 1.0 forbids.
 */
export function parse(source: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (token.lastIndex = 0; token.lastIndex < source.length;) {
    const start = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new Error(`not well-formed at ${JSON.stringify(source.slice(start, start + 80))}`);
    const { closing, name, attributes, empty } = match.groups ?? {};
    const parent = open.at(-1);
    if (closing) {
      if (open.length < 2 || open.pop()?.name !== name) throw new Error(`</${name}> closes <${parent?.name}>`);
    } else if (name) {
      const element: Element = { name, attributes: attributesOf(attributes ?? ""), children: [], text: "" };
      parent?.children.push(element);
      if (!empty) open.push(element);
    } else if (!match[0].startsWith("<")) {
      for (const element of open) element.text += decode(match[0]);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

/** All elements below one, in the order of the document; those of one name if it is given. */
export function all(element: Element, name?: string): Element[] {
  const below = element.children.flatMap((child) => [child, ...all(child)]);
  return name === undefined ? below : below.filter((child) => child.name === name);
}

function attributesOf(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, decode(value ?? "")]),
  );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function decode(text: string): string {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    throw new Error(`a forbidden character in ${JSON.stringify(text)}`);
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    const character = code ? String.fromCodePoint(Number(code)) : entities[name ?? ""];
    if (character === undefined) throw new Error(`an unknown entity: ${whole}`);
    return character;
  });
}
