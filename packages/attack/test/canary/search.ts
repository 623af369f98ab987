import { encodings } from "./encodings.ts";

export interface Search<Input> {
  /** Credentials by name. Each is sent, and so is known to what is attacked. */
  secrets: Readonly<Record<string, string>>;
  /** Where the other side can put one, by name: the input that does, or undefined where the text cannot stand there. */
  places: Readonly<Record<string, (text: string) => Input | undefined>>;
  /**
   * Plays an input.
   *
   * @param secret the name of the credential that is in it
   * @returns everything that somebody can read afterwards, by the name of the sink
   */
  play(input: Input, secret: string): Promise<Readonly<Record<string, string>>>;
  /** Plays only each so-many-th of a place and an encoding. */
  step?: number;
}

export interface Searched {
  /** How many sinks were read: credentials × encodings × places × sinks. */
  count: number;
  /** `credential, encoding, place, sink` of each that showed something. */
  found: string[];
}

/** How much of a credential, as it is encoded, must not be seen. */
const telling = 8;

/** Puts every credential in every encoding into every place, and reads every sink. */
export async function search<Input>({ secrets, places, play, step = 1 }: Search<Input>): Promise<Searched> {
  const searched: Searched = { count: 0, found: [] };
  let turn = 0;
  for (const [secretName, secret] of Object.entries(secrets)) {
    for (const [encoding, encode] of Object.entries(encodings)) {
      const tells = tellsOf(encode, secret);
      for (const [place, put] of Object.entries(places)) {
        const input = put(encode(secret));
        if (input === undefined || turn++ % step !== 0) continue;
        for (const [sink, output] of Object.entries(await play(input, secretName))) {
          searched.count++;
          const shown = output.toLowerCase();
          const tell = tells.find((part) => shown.includes(part));
          if (tell !== undefined) searched.found.push(`${secretName}, ${encoding}, ${place}, ${sink}: ${tell}`);
        }
      }
    }
  }
  return searched;
}

/** Every part of an encoded credential that another one of the same form would not have. */
function tellsOf(encode: (secret: string) => string, secret: string): string[] {
  const other = secret.replaceAll(/[a-z]/gi, "q").replaceAll(/\d/g, "0");
  const elsewhere = new Set(windows(encode(other)));
  return windows(encode(secret)).filter((part) => !elsewhere.has(part));
}

function windows(text: string): string[] {
  const lower = text.toLowerCase();
  const size = Math.min(telling, lower.length);
  return Array.from({ length: lower.length - size + 1 }, (_, start) => lower.slice(start, start + size));
}
