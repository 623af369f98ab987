/** A text of a case: as it is, or a part of it many times. */
export type Text = string | { start?: string; repeat: string; times: number; end?: string };

export function textOf(text: Text): string {
  if (typeof text === "string") return text;
  return `${text.start ?? ""}${text.repeat.repeat(text.times)}${text.end ?? ""}`;
}
