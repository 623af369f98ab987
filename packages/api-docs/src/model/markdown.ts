import { slug } from "github-slugger";
import { stringify } from "yaml";

/** A page in Markdown, without frontmatter. Headings begin at level 2: the title is the first. */
export interface Page {
  /** With slashes at both ends: `/telco/errata/`. */
  path: string;
  title: string;
  description: string;
  body: string;
  /** The way to the page, from the front page on. */
  breadcrumb?: { label: string; link?: string }[];
  /** What the form that tries an operation needs, as JSON. It stands where the body has `<!--try-it-->`. */
  tryIt?: object;
}

/** Joins blocks of Markdown with a blank line between them; false and undefined ones are skipped. */
export function blocks(...parts: (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}

/** Blocks in a box that a style sheet lays out. The Markdown for machines is without it. */
export function box(name: string, ...parts: (string | false | undefined)[]): string {
  return `<div class="${name}">\n\n${blocks(...parts)}\n\n</div>`;
}

/** Pieces that fold away, of which one is open at a time: a style sheet makes tabs of them. */
export function tabs(group: string, pieces: { label: string; text: string }[], kind = ""): string {
  const folded = pieces.map(({ label, text }, index) =>
    details(label, text, `${index === 0 ? "open " : ""}name="${group}"`),
  );
  return box(`tabs ${kind}`.trim(), ...folded);
}

/** An anchor made from names: `body.realms[].id` gives `body-realms-id`. */
export function anchorOf(...names: (string | false)[]): string {
  return names
    .filter(Boolean)
    .join("-")
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** A block of code. The fence is longer than any in the text. */
export function fence(language: string, text: string): string {
  const marks = backticks(text, 3);
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}

/** Code inside a line, whatever characters it has. */
export function code(text: string): string {
  if (text === "") return '`""`';
  const marks = backticks(text, 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${marks}${pad}${text}${pad}${marks}`;
}

/** More backticks than stand in a row in a text. */
function backticks(text: string, least: number): string {
  return "`".repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
}

/** Plain text in Markdown, with the characters that have a meaning there escaped. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#]/g, "\\$&");
}

/** Plain text in Markdown but for what stands between backticks, which is code. */
export function plainWithCode(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : plain(part)))
    .join("");
}

/** Text that folds away; browsers print it and find in it, and without JavaScript it opens as well. */
export function details(summary: string, body: string, attributes = ""): string {
  return `<details${attributes && ` ${attributes}`}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/**
 * A table. The cells are Markdown in one line; a vertical bar in them is escaped.
 */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** One block under a bullet, its further lines indented so that they belong to it. */
export function bullet(text: string): string {
  return `- ${text.trim().replaceAll(/\n(?=[^\n])/g, "\n  ")}`;
}

/**
 * The page as the site generator reads it: with frontmatter, and the base path before each link of the site.
 *
 * @param base with slashes at both ends
 * @throws where two headings would get the same anchor, because a link to the second would lead to the first
 */
export function toSource({ path, title, description, breadcrumb, body, tryIt }: Page, base: string): string {
  const seen = new Map<string, string>();
  for (const heading of headings(body)) {
    const anchor = headingAnchor(heading);
    const twin = seen.get(anchor);
    if (twin !== undefined)
      throw new Error(
        `${path}: the headings "${twin}" and "${heading}" both get the anchor #${anchor}. Rename one of them.`,
      );
    seen.set(anchor, heading);
  }
  const markdown = `${base}${markdownPath(path)}`;
  const head = [{ tag: "link", attrs: { rel: "alternate", type: "text/markdown", href: markdown } }];
  const frontmatter = stringify(
    {
      title,
      description,
      head,
      ...(breadcrumb && {
        breadcrumb: breadcrumb.map(({ label, link }) => ({ label, ...(link && { link: base.slice(0, -1) + link }) })),
      }),
      ...(tryIt && { tryIt }),
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
  return `---\n${frontmatter}---\n\n${withBase(body, base)}\n\n[This page as Markdown](${markdown})\n`;
}

/** The anchor of a heading: its own, `## Title {#anchor}`, or the one made from its text. */
export function headingAnchor(heading: string): string {
  return /\{#(.+)\}$/.exec(heading)?.[1] ?? slug(heading.replaceAll("`", ""));
}

/** The page as readers that want plain Markdown get it: without what only lays it out. */
export function toMarkdown({ title, description, body }: Page, base: string): string {
  const text = body
    .replaceAll(/^<(div|section) class="[^"]*">\n\n|^<\/(div|section)>\n*|^<!--.*-->\n\n|<a id="[^"]*"><\/a>/gm, "")
    .replaceAll(/^(#+ .*) \{#[^}]+\}$/gm, "$1");
  return `# ${title}\n\n> ${description}\n\n${withBase(text, base)}\n`;
}

/** Where the Markdown of a page is published, from the top of the site and without a first slash. */
export function markdownPath(path: string): string {
  return path === "/" ? "index.md" : `${path.slice(1, -1)}.md`;
}

function withBase(body: string, base: string): string {
  return body.replaceAll("](/", `](${base}`);
}

/** Markdown without its blocks of code. */
export function withoutCode(body: string): string {
  return body.replaceAll(/^(`{3,})(?!`).*?^\1$/gms, "");
}

/** What of Markdown is read. */
export function textOf(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^()]*\)|<[^<>]*>|^\|[-| ]+\|$|^#+ | \{#[^{}]*\}$/gm, " ")
    .replaceAll(/[`*[\]|\\\u2060]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function headings(body: string): string[] {
  return [...withoutCode(body).matchAll(/^#{2,6} (.+)$/gm)].map(([, text]) => text ?? "");
}
