/** Replaces every occurrence of a credential, plain or percent-encoded: a provider may repeat what it was sent. */
export function redact(text: string, credentials: readonly string[]): string {
  let redacted = text;
  for (const credential of credentials) {
    for (const form of new Set([credential, encodeURIComponent(credential), new URLSearchParams({ v: credential }).toString().slice(2)])) {
      redacted = redacted.replaceAll(form, "[redacted]");
    }
  }
  return redacted;
}
