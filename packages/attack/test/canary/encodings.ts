const base64 = (text: string) => Buffer.from(text).toString("base64");
const form = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const each = (text: string, write: (code: number) => string) => Array.from(Buffer.from(text), write).join("");
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
const html = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** How a credential can come back, by name. */
export const encodings: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  "in capitals": (secret) => secret.toUpperCase(),
  "in small letters": (secret) => secret.toLowerCase(),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": (secret) => encodeURIComponent(secret).toLowerCase(),
  "percent-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
  "percent-encoded sign by sign": (secret) => each(secret, (code) => `%${hex(code, 2)}`),
  "as in a form": form,
  "as in a form, percent-encoded": (secret) => encodeURIComponent(form(secret)),
  "as in JSON": json,
  "as in JSON in JSON": (secret) => json(json(secret)),
  "as in JSON, sign by sign": (secret) => secret.replaceAll(/[^]/g, (sign) => `\\u${hex(sign.charCodeAt(0), 4)}`),
  "as in JSON in a URL": (secret) => encodeURIComponent(json(secret)),
  "as in a JSON pointer": (secret) => secret.replaceAll("~", "~0").replaceAll("/", "~1"),
  "as in HTML": html,
  "in base64": base64,
  "in base64url": (secret) => Buffer.from(secret).toString("base64url"),
  "in base64, percent-encoded": (secret) => encodeURIComponent(base64(secret)),
  "in base64 after a user name": (secret) => base64(`someone:${secret}`),
  "in base64 after Bearer": (secret) => base64(`Bearer ${secret}`),
  "in base64 one byte on": (secret) => base64(`.${secret}.`),
  "in base64 two bytes on": (secret) => base64(`..${secret}..`),
  "in base64 of base64": (secret) => base64(base64(secret)),
  "in base64 of a URL": (secret) => base64(`?p=${encodeURIComponent(secret)}`),
  Bearer: (secret) => `Bearer ${secret}`,
};
