import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const template = fileURLToPath(new URL("../template", import.meta.url));

/** What the template calls its provider, in each spelling, and the port of its mock. */
const own = /TELCO|Telco|telco(?=[A-Z])|telco|\b4099\b/g;

/** A text of the template with the name of another provider, in the spelling of each place. */
export function named(text: string, provider: string, port = 0): string {
  const words = provider.split("-");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return text.replaceAll(own, (found, at: number) => {
    if (found === "TELCO") return words.join("_").toUpperCase();
    if (found === "Telco") return pascal;
    if (found === "4099") return String(port);
    return /^telco[A-Z]/.test(text.slice(at)) ? pascal.charAt(0).toLowerCase() + pascal.slice(1) : provider;
  });
}

/** The files that every provider has, from the root of the repository. */
export function filesOf(provider: string): { from: string; to: string }[] {
  const files = globSync("**", { cwd: template, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((from) => ({ from, to: named(from.slice(template.length + 1).replaceAll("\\", "/"), provider) }))
    .toSorted((a, b) => a.to.localeCompare(b.to));
}

/**
 * Writes the files of a provider.
 *
 * @param credential what its clients take as the credential
 */
export function writeTemplate(root: string, provider: string, port: number, credential = "accessToken"): void {
  const variable = credential.replaceAll(/(?<=[a-z\d])[A-Z]/g, "_$&").toUpperCase();
  for (const { from, to } of filesOf(provider)) {
    const text = named(readFileSync(from, "utf8"), provider, port);
    mkdirSync(dirname(join(root, to)), { recursive: true });
    writeFileSync(join(root, to), text.replaceAll("accessToken", credential).replaceAll("ACCESS_TOKEN", variable));
  }
}
