import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every page is looked at with: the scripts and styles of the site, the tests, and the tools in their versions. */
export function circumstances(folder: string, browser: string): string {
  const ofTests = globSync("**/*.ts", { cwd: here("..") }).map((file) => join(here(".."), file));
  const ofSite = globSync("{_astro/*,*.js,*.svg}", { cwd: folder }).map((file) => join(folder, file));
  return digest([browser, ...[here("../../../../pnpm-lock.yaml"), ...ofTests, ...ofSite].toSorted().map(content)]);
}

/**
 * What was seen of pages that passed, by their content and the circumstances: a page that is as it was then is not
 * looked at again. As with the other results that come from a cache, nothing does where CI is set.
 */
export class Unchanged<T> {
  readonly #file: string;
  readonly #circumstances: string;
  readonly #before: Record<string, T>;
  readonly #now: Record<string, T> = {};

  constructor(file: string, circumstancesNow: string, isCi = process.env["CI"] !== undefined) {
    this.#file = file;
    this.#circumstances = circumstancesNow;
    this.#before = isCi || !existsSync(file) ? {} : (JSON.parse(readFileSync(file, "utf8")) as Record<string, T>);
  }

  /** What was seen of a page with this content, if it was. */
  of(page: string): T | undefined {
    const key = digest([this.#circumstances, page]);
    const seen = this.#before[key];
    if (seen !== undefined) this.#now[key] = seen;
    return seen;
  }

  passed(page: string, seen: T): void {
    this.#now[digest([this.#circumstances, page])] = seen;
  }

  /** Keeps what was seen of the pages of this run. */
  keep(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#now));
  }
}

const content = (file: string) => readFileSync(file, "utf8");

function digest(parts: string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}
