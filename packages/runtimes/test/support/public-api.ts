import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What an installed package exports, by entry point: the declarations that are written by hand as they are, without their
 * comments, and the names of those that are generated, which follow from a document. What those need that are exported
 * stands beside them, without `export`.
 */
export async function publicApi(folder: string): Promise<string> {
  const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    exports: Record<string, string | { import: { types: string } }>;
  };
  const parts = await Promise.all(
    Object.entries(exports).map(async ([entry, target]) => {
      const lines = typeof target === "string" ? [] : await declarationsOf(join(folder, target.import.types));
      const needed = [...new Set(lines)].filter((line) => !lines.includes(`export ${line}`));
      return [`# ${entry}`, ...needed, ""].join("\n");
    }),
  );
  return parts.join("\n");
}

async function declarationsOf(path: string): Promise<string[]> {
  const code = (await readFile(path, "utf8")).replaceAll(/\/\*\*[^]*?\*\/\s*|^\/\/.*$/gm, "");
  const isGenerated = path.includes("/generated/");
  const lines: string[] = [];
  for (const statement of code.split(/^(?=export |import |declare |interface |type )/m)) {
    const [, what, from] = /^export (?:type )?(\*|\{[^}]*\}) from "([^"]+)"/.exec(statement) ?? [];
    const declared = isGenerated ? /^export (?:declare )?(?:abstract )?\w+ [\w$]+/.exec(statement)?.[0] : statement;
    if (from?.startsWith(".")) {
      const inside = await declarationsOf(join(dirname(path), from.replace(/\.ts$/, ".d.ts")));
      const names = what?.match(/[\w$]+/g);
      lines.push(
        ...inside.map((line) => (names && !names.includes(nameOf(line)) ? line.replace(/^export /, "") : line)),
      );
    } else if (declared && !/^export \{\s*\}/.test(declared)) lines.push(declared);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("import "));
}

function nameOf(statement: string): string {
  return /^export (?:declare )?(?:abstract )?\w+ ([\w$]+)/.exec(statement)?.[1] ?? "";
}
