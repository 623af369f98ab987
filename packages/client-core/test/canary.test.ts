import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { behaviourCases } from "./behaviour/case.ts";
import { play } from "./behaviour/play.ts";
import { always, serve, type TestServer } from "./support/server.ts";
import { api, connect } from "./support/things.ts";
import { documentOf, validationOf } from "./support/validators.ts";

// With signs that are written otherwise in a URL, in JSON and in a form.
const canary = 'kanarie/7f3a+"secret" &value=';
const forms = [
  canary,
  encodeURIComponent(canary),
  new URLSearchParams({ v: canary }).toString().slice(2),
  JSON.stringify(canary).slice(1, -1),
  btoa(canary),
  "7f3a",
  "kanarie",
];

/** Everything of a value that could end up in a log. */
function print(value: unknown): string {
  const error = value as { stack?: string; cause?: unknown };
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: 20, showHidden: true }),
    error?.stack,
    inspect(error?.cause),
  ].join("\n");
}

let server: TestServer | undefined;
afterEach(() => server?.close());

describe.each([
  ["a bearer token", { token: canary }, api],
  ["a pair in the query", { user: "user", password: canary }, api],
  ["a header of its own", { key: canary }, api],
  ["a pair in a form", { user: "user", password: canary, sendAs: "form" }, { ...api, formPost: true }],
])("a credential sent as %s is not shown", (_, credentials, described) => {
  test.each(behaviourCases)("where $name", async (behaviour) => {
    const printed: string[] = [];
    const keep = (...values: unknown[]) => void printed.push(...values.map(print));
    const { requests, error } = await play(behaviour, {
      success: { id: 1 },
      echo: true,
      connect(baseUrl, { onRetry, ...options }) {
        const client = connect(
          {
            baseUrl,
            ...credentials,
            ...options,
            onRequest: keep,
            onResponse: keep,
            onRetry: (info: { delayMs: number }) => (keep(info), onRetry(info)),
            logger: { debug: keep, warn: keep },
          },
          described,
        );
        keep(client);
        return client;
      },
    });
    keep(error);

    // It was sent, so that its absence proves something.
    const sent = requests.map(({ url, headers, body }) => `${url} ${JSON.stringify(headers)} ${body}`).join("\n");
    if (requests.length > 0) expect(forms.some((form) => sent.includes(form))).toBe(true);
    for (const form of forms) expect(printed.join("\n")).not.toContain(form);
  });

  test("in a drift, where a provider answers with what it was sent", async () => {
    server = await serve(always(200, { data: canary, things: { [canary]: canary } }));
    const drifts: unknown[] = [];
    const validation = await validationOf(
      documentOf({
        type: "object",
        properties: {
          data: { type: "array" },
          things: { type: "object", additionalProperties: { type: "integer" } },
        },
      }),
    );
    const client = connect(
      {
        baseUrl: server.baseUrl,
        ...credentials,
        validation: (answer: Parameters<typeof validation>[0]) => ({ ...validation(answer), throws: true }),
        onDrift: (drift: unknown) => drifts.push(drift),
      },
      described,
    );
    const error = await client.getThing({ path: { id: 1 } }).then(() => undefined, print);
    expect(drifts).toHaveLength(2);
    expect(error).toContain("contract");
    for (const form of forms) expect(`${print(drifts)}${error}`).not.toContain(form);
  });
});

test("a credential that would break out of a header is refused and not shown", async () => {
  const error = await connect({ baseUrl: "http://127.0.0.1:1", token: () => `canary\r\nX: ${canary}` })
    .getThing({ path: { id: 1 } })
    .then(() => undefined, print);
  expect(error).toContain("configuration");
  for (const form of forms) expect(error).not.toContain(form);
});
