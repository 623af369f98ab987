import { mockOf, type WatchedMock } from "@demarc/mock";
import { runAttacks, type Outcome } from "../attack.ts";
import { partsOf, textOf, type Text } from "./text.ts";

interface Input {
  provider?: string;
  method?: string;
  /** Behind the base address. */
  path?: Text;
  headers?: Record<string, Text>;
  body?: Text;
  stateful?: boolean;
  /** The state to begin with, as text of JSON. */
  data?: string;
  /** Parts that must not come back in the clear. */
  hidden?: string[];
}

runAttacks<Input>("mock", async ({ provider = "cloudlx", data, stateful, ...input }) => {
  let mock: WatchedMock;
  try {
    mock = await mockOf(provider, { stateful, ...(data !== undefined && { data: JSON.parse(data) as unknown }) });
  } catch (error) {
    return { error };
  }
  const result = await ask(mock, input);
  // Whatever was sent, the next one is answered as ever.
  const next = await mock.fetch(
    new Request(`${mock.baseUrl}/api/customers`, { headers: { authorization: "Bearer any" } }),
  );
  return { ...result, result: { ...(result.result as object), next: next.status, polluted: "polluted" in {} } };
});

async function ask(
  mock: WatchedMock,
  { method = "GET", path = "", headers, body, hidden = [] }: Input,
): Promise<Outcome> {
  const named = Object.entries({ authorization: "Bearer any", ...headers });
  const response = await mock.fetch(
    new Request(`${mock.baseUrl}${textOf(path)}`, {
      method,
      headers: named.map(([name, text]): [string, string] => [name, textOf(text)]),
      ...(body !== undefined && { body: streamOf(body), duplex: "half" }),
    }),
  );
  const text = `${await response.text()} ${JSON.stringify([...response.headers])} ${JSON.stringify(mock.requests())}`;
  return { result: { status: response.status, shown: hidden.filter((part) => text.includes(part)) }, requests: 1 };
}

/** A body as it comes over a connection: never whole. */
function streamOf(body: Text): ReadableStream<Uint8Array> {
  return ReadableStream.from(partsOf(body)).pipeThrough(new TextEncoderStream());
}
