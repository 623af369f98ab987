import { readFileSync, realpathSync, statSync } from "node:fs";
import { basename, relative, sep } from "node:path";
import { parse } from "yaml";

/** No file of a document comes near it. */
const mostBytes = 4 * 2 ** 20;

/** Lists and maps in brackets, one in another: the parsers would run out of stack. */
const tooDeep = /(?:[[{]\s{0,9}){200}/;

/** An alias, wherever one can stand. */
const alias = /(?:^|[\s[,{:-])\*[^\s,[\]{}]/;

/**
 * Reads a file of a spec folder.
 *
 * @throws where it lies outside the folder, be it by a link, or is made to take all the memory when it is parsed
 */
export function readContained(path: string, folder: string): string {
  const refuse = (reason: string) => new Error(`${relative(folder, path).split(sep).join("/")} ${reason}`);
  const place = relative(realpathSync(folder), realpathSync(path));
  if (place.startsWith("..") || /^([a-z]:|\/)/i.test(place))
    throw refuse(
      `is outside of ${basename(folder)}: a document refers to files of its own folder only. Copy it there.`,
    );
  if (statSync(path).size > mostBytes) throw refuse(`is larger than ${mostBytes} bytes. Split it.`);
  const text = readFileSync(path, "utf8");
  if (tooDeep.test(text)) throw refuse("is nested more than 200 deep.");
  if (alias.test(text)) {
    try {
      parse(text, { maxAliasCount: 100, logLevel: "silent" });
    } catch (error) {
      // What is no YAML is reported by whoever reads it, with its line.
      if (error instanceof ReferenceError)
        throw refuse("has aliases that stand for too much. Write out what they stand for.");
    }
  }
  return text;
}
