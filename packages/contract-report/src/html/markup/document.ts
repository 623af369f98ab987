import { html, Markup } from "./escape.ts";

/** The sign of the site's favicon, as a report is one file. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' stroke='#fff'><path fill='#0f5c55' stroke='none' d='M0 0h32v32H0'/><path stroke-width='2' stroke-dasharray='3' d='M16 5v22'/><path stroke-width='4' d='M5 16h6m10 0h6'/></svg>`,
)}`;

/**
 * A page without scripts and requests. The policy in its head makes a browser enforce that, whatever a provider's
 * answer may have put into it.
 */
export function htmlDocument(title: string, css: string, body: Markup): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${title}</title>
<link rel="icon" href="${icon}"/>
<style>
${new Markup(css)}</style>
</head>
<body>
${body}</body>
</html>
`.toString();
}
