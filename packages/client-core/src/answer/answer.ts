import type { ApiDescriptor } from "../descriptors.ts";
import { inexactNumber } from "../values/integers.ts";
import { at } from "../values/pointer.ts";

export interface Answer {
  /** The status that counts. */
  status: number;
  ok: boolean;
  /** JSON where it parses, the text otherwise, undefined where it is empty. */
  body: unknown;
  isJson: boolean;
  text: string;
  /** A number in it that JavaScript would change. */
  inexact?: string | undefined;
}

export function readAnswer(
  api: Pick<ApiDescriptor, "statusInBody">,
  { status, ok }: Response,
  text: string | Blob,
): Answer {
  const answer: Answer = { status, ok, body: undefined, isJson: true, text: "" };
  if (typeof text === "object") return { ...answer, body: text };
  answer.text = text;
  try {
    if (text !== "") answer.body = JSON.parse(text);
  } catch {
    return { ...answer, body: text, isJson: false };
  }
  if (ok && api.statusInBody) {
    // A success that the body calls a failure.
    const inBody = at(answer.body, api.statusInBody);
    if (inBody !== undefined && /^\d{3}$/.test(String(inBody))) answer.status = Number(inBody);
    answer.ok = answer.status >= 200 && answer.status <= 299;
  }
  answer.inexact = inexactNumber(text);
  return answer;
}
