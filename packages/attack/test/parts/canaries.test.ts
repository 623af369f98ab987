import { inspect } from "node:util";
import { clientCredentials } from "@demarc/client-core";
import { describe, expect, test } from "vitest";
import { search } from "../canary/search.ts";
import { subjects, type Subject, type Wiring } from "./subjects.ts";

/** With signs that are written otherwise in a URL, in JSON and in a form; and one that can stand in a host or a number. */
const secrets = {
  "with signs": 'kanarie/7f3a+"secret" &value=~1é',
  "of letters": "KanarieQ7f3aSecretZ9value",
  "of digits": "7391826450113",
};

interface Answer {
  status?: number;
  statusText?: string;
  headers?: Record<string, string>;
  body?: string;
}

const json = { "content-type": "application/json" };
const error = (body: unknown): Answer => ({ status: 400, headers: json, body: JSON.stringify(body) });
const success = (body: unknown): Answer => ({ headers: json, body: JSON.stringify(body) });
const inHeader = (text: string, answer: Answer) => (/^[\x20-\x7e\x80-\xff]+$/.test(text) ? answer : undefined);
const redirect = (location: string): Answer | undefined =>
  URL.canParse(location) ? inHeader(location, { status: 302, headers: { location } }) : undefined;
const nested = (value: unknown, depth: number): unknown => (depth === 0 ? value : [nested(value, depth - 1)]);

const places: Record<string, (text: string) => Answer | undefined> = {
  "an error's message": (text) =>
    error({ message: `no ${text}.`, error: text, responses: [{ code: 400, message: text }] }),
  "an error's code": (text) => error({ status_code: text, error: text, responses: [{ code: 400, key: text }] }),
  "an error that is one text": (text) => error(`was ${text}`),
  "an error's field": (text) => error({ rows: [{ name: `x${text}x` }] }),
  "the name of a field": (text) => error({ [text]: { [`x ${text}`]: 1 } }),
  "a number": (text) => (/^[1-9]\d{0,14}$/.test(text) ? error({ id: Number(text), message: Number(text) }) : undefined),
  "a number too large": (text) => (/^[1-9]\d+$/.test(text) ? { headers: json, body: `{"id":${text}0000}` } : undefined),
  "what is nested deeply": (text) => error(nested({ a: text }, 500)),
  "JSON in JSON": (text) => error({ message: JSON.stringify({ request: { password: text } }) }),
  "an address in a message": (text) => error({ message: `GET https://host/?password=${text}&x=1 failed` }),
  "a text": (text) => ({ status: 500, body: `Fault: ${text}` }),
  "a text after much else": (text) => ({ status: 500, body: `${"x".repeat(280)} ${text}` }),
  "a page": (text) => ({ status: 502, headers: { "content-type": "text/html" }, body: `<p>${text}</p>` }),
  "a success that is no JSON": (text) => ({ headers: { "content-type": "text/plain" }, body: text }),
  "a content type": (text) => inHeader(text, { headers: { "content-type": `text/${text}` }, body: "<p>" }),
  "a content type of JSON": (text) => inHeader(text, { headers: { "content-type": `text/${text}` }, body: "[]" }),
  "a header": (text) => inHeader(text, { status: 503, headers: { "retry-after": text, "x-a": text }, body: "" }),
  "a reason phrase": (text) => inHeader(text, { status: 500, statusText: text, body: "" }),
  "the host of a redirect": (text) => redirect(`https://${text}.example.com/`),
  "the path of a redirect": (text) => redirect(`https://other.example.com/${text}/x`),
  "the query of a redirect": (text) => redirect(`https://other.example.com/?${text}=${text}#${text}`),
  "a row of the wrong type": (text) => success({ customers: text, data: text, responses: text }),
  "a field that is not documented": (text) => success({ customers: [{ [text]: text }], data: [{ [text]: 1 }] }),
  "a status in a body": (text) => success({ responses: [{ code: text, message: text }] }),
};

/** None where a status has none. */
const toBody = (status: number, body = "") => (status === 204 || status === 302 ? null : body);

const print = (value: unknown) => ({
  "as text": String(value),
  "as JSON": JSON.stringify(value) ?? "",
  inspected: inspect(value, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  "its stack": String((value as Error | undefined)?.stack),
  "its cause": inspect((value as Error | undefined)?.cause),
});

/** Plays an answer: everything that a client says of it, by the sink that it says it to. */
async function play(connect: (wiring: Wiring) => Subject, { body, status = 200, ...init }: Answer) {
  const said: Record<string, string[]> = { onDrift: [], hooks: [], log: [] };
  const tell =
    (sink: string) =>
    (...values: unknown[]) =>
      void said[sink]?.push(inspect(values, { depth: 9 }));
  let count = 0;
  const { client, list } = connect({
    baseUrl: "https://host.example.com",
    retry: false,
    // The first answer of a client whose token is replaced.
    fetch: async () => new Response(count++ === 0 ? toBody(status, body) : "{}", { ...init, status }),
    onDrift: tell("onDrift"),
    onRequest: tell("hooks"),
    onResponse: tell("hooks"),
    onRetry: tell("hooks"),
    logger: { debug: tell("log"), warn: tell("log") },
  });
  // What a success returns is what the caller asked for.
  const failure = await list().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const all = Object.entries(said).map(([sink, lines]) => [sink, lines.join("\n")]);
  return { ...Object.fromEntries(all), ...print(failure), client: inspect(client, { depth: 9, showHidden: true }) };
}

/** The credential is known to the client from an answer of 401, and another one is sent when it comes back. */
async function playReplaced(secret: string, { body, status = 200, ...init }: Answer) {
  let count = 0;
  const answers = [
    () => new Response(null, { status: 401 }),
    () => new Response(toBody(status, body), { ...init, status }),
  ];
  const { list } = subjects["a token that was replaced"](secret, {
    baseUrl: "https://host.example.com",
    fetch: async () => answers[Math.min(count++, 1)]?.() ?? Response.error(),
    retry: false,
  });
  await list().catch(() => {});
  return print(
    await list().then(
      () => undefined,
      (thrown: unknown) => thrown,
    ),
  );
}

async function playToken(secret: string, { body, status = 200, ...init }: Answer) {
  const credential = clientCredentials({ tokenUrl: "/token", clientId: "someone", clientSecret: secret });
  const failure = await Promise.resolve(
    credential({
      provider: "p",
      operationId: "o",
      baseUrl: "https://host.example.com",
      fetch: async () => new Response(toBody(status, body), { ...init, status }),
      signal: new AbortController().signal,
    }),
  ).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return print(failure);
}

describe("no credential is shown", () => {
  const connected = ["a bearer token", "a password in the query", "a password in a form"] as const;
  test.each([
    ...connected.map(
      (kind) =>
        [kind, (answer: Answer, secret: string) => play((wiring) => subjects[kind](secret, wiring), answer)] as const,
    ),
    ["a token that was replaced", (answer: Answer, secret: string) => playReplaced(secret, answer)] as const,
    ["a client secret", (answer: Answer, secret: string) => playToken(secret, answer)] as const,
  ])("that is %s", async (kind, playAnswer) => {
    const { count, found } = await search<Answer>({
      secrets,
      places,
      play: (answer, name) => playAnswer(answer, secrets[name as keyof typeof secrets]),
    });
    console.log(`client, ${kind}: ${count} combinations of credential, encoding, place and sink`);
    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(5_000);
  });
});
