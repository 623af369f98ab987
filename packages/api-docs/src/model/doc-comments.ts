import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bullet, code, plain } from "./markdown.ts";

const packages = new URL("../../../", import.meta.url);
const comment = String.raw`\/\*\*((?:(?!\*\/)[^])*)\*\/`;

/**
 * A text in which each `<!-- members file Interface name … -->` has become a list of what the doc comments of the
 * interface say, and each `<!-- comment file name -->` the doc comment of a function or type.
 *
 * @throws where a comment is asked for that the file does not have
 */
export function withDocComments(text: string): string {
  return text.replaceAll(
    /^<!-- (members|comment) (\S+) (\w+)((?: \w+)*) -->$/gm,
    (_, kind, file: string, name, names) => {
      const source = readFileSync(fileURLToPath(new URL(file, packages)), "utf8");
      const missing = (what: string) =>
        new Error(`packages/${file}: there is no doc comment of ${what}, which a guide asks for.`);
      const declaration = `(?:export )?(?:abstract )?(?:declare )?(?:async )?(?:function\\*?|interface|class|type|const) ${name}\\b`;
      if (kind === "comment") {
        const found = new RegExp(`${comment}\\s*${declaration}`).exec(source)?.[1];
        if (found === undefined) throw missing(name);
        return sentences(found);
      }
      const [, body = ""] = new RegExp(`^${declaration}[^\\n]*\\{\\n([^]*?)^\\}`, "m").exec(source) ?? [];
      const members = new Map(
        [...body.matchAll(new RegExp(`${comment}\\s*(?:declare )?(?:readonly )?(\\w+)\\??:`, "g"))].map(
          ([, said = "", member = ""]) => [member, sentences(said)],
        ),
      );
      const wanted = names.split(" ").filter(Boolean);
      for (const member of wanted) if (!members.has(member)) throw missing(`${name}.${member}`);
      if (members.size === 0) throw missing(`a member of ${name}`);
      return [...members]
        .filter(([member]) => wanted.length === 0 || wanted.includes(member))
        .map(([member, said]) => bullet(`${code(member)}: ${said}`))
        .join("\n");
    },
  );
}

/** A doc comment without its asterisks and tags. */
function sentences(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim());
  const tag = lines.findIndex((line) => line.startsWith("@"));
  const said = lines
    .slice(0, tag < 0 ? undefined : tag)
    .join("\n")
    .trim();
  return said
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : plain(part)))
    .join("");
}
