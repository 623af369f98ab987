/** A text of a case: as it is, or a part of it many times, each with its number for `#` if they are `numbered`. */
export type Text = string | { start?: string; repeat: string; times: number; end?: string; numbered?: boolean };

export function textOf(text: Text): string {
  return [...partsOf(text)].join("");
}

/** A text in parts, as it is sent: it need not be written out. */
export function* partsOf(text: Text): Generator<string> {
  if (typeof text === "string") return yield text;
  const { start = "", repeat, times, end = "", numbered = false } = text;
  const most = numbered ? 1 : Math.max(1, Math.floor(100_000 / repeat.length));
  yield start;
  for (let left = times; left > 0; left -= most)
    yield numbered ? repeat.replaceAll("#", String(left)) : repeat.repeat(Math.min(left, most));
  yield end;
}
