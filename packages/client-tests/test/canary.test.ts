import { inspect } from "node:util";
import { describe, test } from "vitest";
import { behaviourCases, callOptions } from "../behaviour/case.ts";
import { serveReplies } from "../behaviour/server.ts";
import { subjects } from "../behaviour/subjects.ts";

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

/** Everything that could end up in a log, of one value. */
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

describe.concurrent.each(subjects)("$provider", (subject) => {
  const cases = behaviourCases.filter(({ call }) => call in subject.connect("http://127.0.0.1:1", canary, {}));

  test.for(cases)("shows no credential where $name", async (behaviour, { expect }) => {
    const server = await serveReplies(behaviour.replies, subject.success, true);
    if (behaviour.refused) await server.close();
    const printed: string[] = [];
    const keep = (value: unknown) => void printed.push(print(value));
    const retry = behaviour.options?.["retry"] === false ? (false as const) : { baseDelayMs: 5, maxRetryAfterMs: 100 };
    const calls = subject.connect(`${server.origin}${subject.basePath}`, canary, {
      ...behaviour.options,
      retry,
      onRequest: keep,
      onResponse: keep,
      onRetry: keep,
      logger: { debug: keep, warn: keep },
    });
    await calls[behaviour.call]?.(callOptions(behaviour)).catch(keep);
    keep(calls.client);
    if (!behaviour.refused) {
      // The mirror is there, so that the absence of the canary proves something.
      const sent = server.seen.map(({ url, headers }) => `${url} ${JSON.stringify(headers)}`).join("\n");
      if (server.seen.length > 0) expect(forms.some((form) => sent.includes(form))).toBe(true);
      await server.close();
    }
    const all = printed.join("\n");
    expect(all.length).toBeGreaterThan(0);
    for (const form of forms) expect(all).not.toContain(form);
  });

  test("shows no credential in a drift, where a provider answers with what it was sent", async ({ expect }) => {
    const server = await serveReplies(["ok"], {
      responses: [{ code: "200", key: canary, message: [canary] }],
      data: canary,
      customers: { [canary]: canary },
    });
    const told: unknown[] = [];
    const calls = subject.connect(`${server.origin}${subject.basePath}`, canary, {
      validation: subject.validation({ mode: "throw" }),
      onDrift: (drift) => told.push(drift),
    });
    const error = await calls.read({}).then(() => undefined, print);
    await server.close();
    expect(told.length).toBeGreaterThan(0);
    expect(error).toContain("contract");
    for (const form of forms) expect(`${print(told)}${error}`).not.toContain(form);
  });

  test("shows no credential that would break out of a header", async ({ expect }) => {
    const error = await subject
      .connect("http://127.0.0.1:1", () => `canary\r\nX: ${canary}`, {})
      .read({})
      .then(() => undefined, print);
    expect(error).toContain("configuration");
    for (const form of forms) expect(error).not.toContain(form);
  });
});
