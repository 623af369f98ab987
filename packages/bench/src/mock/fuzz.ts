import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { toPointer } from "@demarc/openapi";
import { parse } from "yaml";

export interface Fuzzed {
  sent: number;
  /** Requests that were cut off on purpose. */
  torn: number;
  /** Whole requests by the class of their answer: `2xx`. */
  answers: Record<string, number>;
  /** What must not be: no answer in time, or a failure of the mock. */
  faults: string[];
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const { methods, headers, bodies, queries } = parse(
  readFileSync(new URL("fuzz.yaml", import.meta.url), "utf8"),
) as Record<"methods" | "headers" | "bodies" | "queries", string[]>;
bodies.push("[".repeat(5000));
queries.push(`?a=${"b".repeat(4000)}`);

/**
 * Sends requests that nobody would write, over bare connections: methods, paths, queries, headers and bodies at random,
 * some cut off in the middle. Each whole one has to be answered in time, and not with a failure of the mock.
 */
export async function fuzz(origin: string, paths: string[], count: number, seed: number): Promise<Fuzzed> {
  const random = randomOf(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const result: Fuzzed = { sent: 0, torn: 0, answers: {}, faults: [] };
  const port = Number(new URL(origin).port);

  function write(): string {
    const path =
      random() < 0.8 ? one(paths) : `${one(paths)}${toPointer([one(["..", "%2e%2e", "%", "\u00e9", "a b", "//"])])}`;
    const body = one(bodies);
    const some = headers.filter(() => random() < 0.2);
    const length = random() < 0.95 ? Buffer.byteLength(body) : one([0, 1, 10]);
    return [
      `${one(methods)} ${path}${one(queries)} HTTP/1.1`,
      "Host: localhost",
      "Connection: close",
      ...some,
      `Content-Length: ${length}`,
      "",
      body,
    ].join("\r\n");
  }

  function send(text: string, isTorn: boolean): Promise<void> {
    return new Promise((resolve) => {
      let answer = "";
      const socket = connect(port, "127.0.0.1", () => {
        if (!isTorn) return void socket.write(text);
        socket.write(text.slice(0, Math.floor(random() * text.length)), () => socket.destroy());
      });
      const timer = setTimeout(() => {
        // The mock waits for the rest of a body that was announced to be longer.
        if (!isShort(text)) result.faults.push(`no answer: ${JSON.stringify(text.slice(0, 200))}`);
        socket.destroy();
      }, 5000);
      if (isShort(text)) socket.setTimeout(50, () => socket.destroy());
      socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
      socket.on("error", () => {});
      socket.on("close", () => {
        clearTimeout(timer);
        if (!isTorn && !isShort(text)) note(answer, text);
        resolve();
      });
    });
  }

  function note(answer: string, text: string): void {
    const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? "none";
    result.answers[`${status[0]}xx`] = (result.answers[`${status[0]}xx`] ?? 0) + 1;
    if (status === "none" || (status.startsWith("5") && !text.includes("Demarc-Fail")))
      result.faults.push(`${status}: ${JSON.stringify(text.slice(0, 300))} ${answer.slice(-200)}`);
  }

  const worker = async () => {
    while (result.sent < count) {
      result.sent++;
      const isTorn = random() < 0.1;
      if (isTorn) result.torn++;
      await send(write(), isTorn);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return result;
}

function isShort(text: string): boolean {
  const [head = "", body = ""] = text.split(/\r\n\r\n([^]*)/);
  return Number(/Content-Length: (\d+)/.exec(head)?.[1]) > Buffer.byteLength(body);
}
