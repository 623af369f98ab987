import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bullet, code, plainWithCode } from "./markdown.ts";

const comment = String.raw`\/\*\*((?:(?!\*\/)[^])*)\*\/\s*`;
const keywords = "(?:(?:export|abstract|declare|async|readonly|function\\*?|interface|class|type) )*";

/**
 * A text with the packages' doc comments in it: that of a function or type for `<!-- comment file name -->`, those of an
 * interface's members, all or some, for `<!-- members file Interface member member -->`.
 *
 * @throws where a comment is asked for that the file does not have
 */
export function withDocComments(text: string): string {
  return text.replaceAll(
    /^<!-- (members|comment) (\S+) (\w+)((?: \w+)*) -->$/gm,
    (_, kind, file, name: string, names: string) => {
      const source = readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), "utf8");
      const said = (from: string, member: string, end: string) => {
        const found = new RegExp(`${comment}${keywords}${member}${end}`).exec(from)?.[1];
        if (found !== undefined) return sentences(found);
        throw new Error(`packages/${file}: ${name} has no doc comment of ${member}, which a guide asks for.`);
      };
      if (kind === "comment") return said(source, name, "\\b");
      const [, body = ""] = new RegExp(`^${keywords}${name}\\b[^\\n]*\\{\\n([^]*?)^\\}`, "m").exec(source) ?? [];
      const all = [...body.matchAll(/\*\/\s+(?:readonly )?(\w+)\??:/g)].map(([, member = ""]) => member);
      const members = names === "" ? all : names.trim().split(" ");
      return members.map((member) => bullet(`${code(member)}: ${said(body, member, "\\??:")}`)).join("\n");
    },
  );
}

/** A doc comment in Markdown, without its asterisks and tags. */
function sentences(text: string): string {
  const [said = ""] = text.replaceAll(/^ *\* ?/gm, "").split(/^@/m);
  return plainWithCode(said.trim().replaceAll(/\{@link (\w+)\}/g, "`$1`"));
}
