import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "@demarc/spec/write-whole";

export type Files = ReadonlyMap<string, string>;

/** Writes the files into a folder and removes what else it holds. A file that is right already is left alone. */
export async function write(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name } of await findStale(folder, files)) {
    const content = files.get(name);
    if (content === undefined) await rm(join(folder, name), { recursive: true });
    else writeWhole(join(folder, name), content);
  }
}

/** Which files of a folder are missing, different from what they should be, or too many. */
export async function findStale(folder: string, files: Files): Promise<{ name: string; reason: string }[]> {
  const present = await readdir(folder).catch(() => [] as string[]);
  const stale = present.filter((name) => !files.has(name)).map((name) => ({ name, reason: "comes from nowhere" }));
  for (const [name, content] of files) {
    // A checkout on Windows may have turned the line ends round.
    const found = await readFile(join(folder, name), "utf8").then(
      (text) => text.replaceAll("\r\n", "\n"),
      () => undefined,
    );
    if (found === undefined) stale.push({ name, reason: "is missing" });
    else if (found !== content) stale.push({ name, reason: "is stale" });
  }
  return stale;
}
