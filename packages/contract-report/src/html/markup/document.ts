import { html, Markup } from "./escape.ts";

/**
 * A page without scripts and requests. The policy in its head makes a browser enforce that, whatever a provider's
 * answer may have put into it.
 */
export function htmlDocument(title: string, css: string, body: Markup): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${title}</title>
<style>
${new Markup(css)}</style>
</head>
<body>
${body}</body>
</html>
`.toString();
}
