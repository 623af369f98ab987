import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/**
 * Reads a YAML list that people review; an empty one where there is no file.
 *
 * @param kind what an entry is, for the error
 * @param keys what every entry has to say
 * @throws where an entry lacks one of these: one without a reason was never thought about
 */
export function readReviewed<Entry extends object>(
  file: string,
  kind: string,
  keys: readonly (keyof Entry & string)[],
): Entry[] {
  if (!existsSync(file)) return [];
  const entries = (parse(readFileSync(file, "utf8")) ?? []) as Entry[];
  for (const [index, entry] of entries.entries()) {
    const missing = keys.find((key) => !entry[key]);
    if (missing !== undefined)
      throw new Error(
        `${file}: entry ${index + 1} has no "${missing}". ${kind} names ${keys.slice(0, -1).join(", ")} and the ${keys.at(-1)}.`,
      );
  }
  return entries;
}
