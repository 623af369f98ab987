/** Shorter than this, a credential is replaced only where it stands as a word: it may be part of any other. */
const longEnoughToBeUnique = 8;

/** Replaces every occurrence of a credential, plain or percent-encoded: a provider may repeat what it was sent. */
export function redact(text: string, credentials: readonly string[]): string {
  let redacted = text;
  for (const credential of credentials) {
    for (const form of new Set([credential, encodeURIComponent(credential), new URLSearchParams({ v: credential }).toString().slice(2)])) {
      redacted = form.length >= longEnoughToBeUnique ? redacted.replaceAll(form, "[redacted]") : redacted.replaceAll(asWord(form), "[redacted]");
    }
  }
  return redacted;
}

function asWord(form: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
}
