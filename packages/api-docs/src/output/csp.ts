import { createHash } from "node:crypto";

/**
 * Puts a Content-Security-Policy into a page that allows what the page has and nothing else: its inline scripts and
 * styles by their hashes, files of its own origin, and requests to its own origin (search, mock). A page that
 * brings a policy of its own keeps it.
 *
 * @param inline `hashes` for pages whose styles are known; `styles` where a script makes styles while it runs
 */
export function withPolicy(html: string, inline: "hashes" | "styles" = "hashes"): string {
  if (html.includes('<meta http-equiv="Content-Security-Policy"')) return html;
  const scripts = hashes(html, /<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs);
  const styles = hashes(html, /<style[^>]*>(.*?)<\/style>/gs);
  const attributes = hashes(html, /\sstyle="([^"]*)"/g, decoded);
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(" ")}`,
    inline === "styles"
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src 'self' 'unsafe-hashes' ${[...styles, ...attributes].join(" ")}`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    inline === "styles" ? "worker-src 'self' blob:" : "worker-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].map((directive) => directive.trim());
  // Behind the encoding, which has to stand in the first kilobyte, and before anything that it rules.
  return html.replace(
    /<meta charset="[^"]*"\s*\/?>/i,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`,
  );
}

function hashes(html: string, pattern: RegExp, decode = (text: string) => text): string[] {
  const texts = new Set([...html.matchAll(pattern)].map(([, text]) => decode(text ?? "")));
  return [...texts].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

const references: Record<string, string> = { quot: '"', "#34": '"', "#39": "'", lt: "<", gt: ">", amp: "&" };

/** What stands in an attribute is hashed as the browser reads it; scripts and styles hold no character references. */
function decoded(text: string): string {
  return text.replaceAll(/&(quot|#34|#39|lt|gt|amp);/g, (_, name: string) => references[name] ?? "");
}
