import { describe, expect, test, vi } from "vitest";
import { redirectFailure } from "../src/answer/failure.ts";
import { redirectOf } from "../src/transport/redirect.ts";
import { connect } from "./support/things.ts";

const details = { provider: "things", operationId: "getThing" };
const request = { url: "https://h.example.com/things/1?u=user", method: "GET", headers: {} };

async function target(status: number, location?: string, other: { method?: string; followed?: number } = {}) {
  const { method = "GET", followed = 0 } = other;
  const response = new Response(null, { status, headers: location === undefined ? {} : { location } });
  const redirect = redirectOf({ ...request, method }, response, followed);
  if (redirect?.refused) throw await redirectFailure(response, redirect, ["c4nary-secret"], details);
  return redirect?.target?.href;
}

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])(
    "of %i is followed within its origin, from where it was asked",
    async (status) => {
      expect(await target(status, "../moved?a=1")).toBe("https://h.example.com/moved?a=1");
      expect(await target(status, "/moved", { method: "HEAD" })).toBe("https://h.example.com/moved");
    },
  );

  test.each([200, 204, 300, 304, 404])("is none where the status is %i", async (status) => {
    expect(await target(status, "/moved")).toBeUndefined();
  });

  test.each([
    ["no Location", [302], "a redirect was not followed: it has no valid Location"],
    ["an invalid one", [302, "http://["], "a redirect was not followed: it has no valid Location"],
    [
      "another host",
      [302, "https://other.example.com/a?secret=1"],
      "a redirect to https://other.example.com was not followed: it leads to another origin. Check the base URL",
    ],
    [
      "another scheme",
      [302, "http://h.example.com/"],
      "a redirect to http://h.example.com was not followed: it leads to another origin. Check the base URL",
    ],
    [
      "a host with a credential in it",
      [302, "https://C4nary-secret.example.com/"],
      "a redirect to https://[redacted].example.com was not followed: it leads to another origin. Check the base URL",
    ],
    [
      "a request that is not a read",
      [307, "/moved", { method: "POST" }],
      "a redirect to https://h.example.com was not followed: only reads are redirected",
    ],
    [
      "the sixth in a row",
      [302, "/moved", { followed: 5 }],
      "a redirect to https://h.example.com was not followed: more than 5 in a row",
    ],
  ] as [string, Parameters<typeof target>, string][])("is refused for %s", async (_, given, providerMessage) => {
    await expect(target(...given)).rejects.toThrow(
      expect.objectContaining({ code: "http", status: given[0], httpStatus: given[0], providerMessage }),
    );
  });

  test("that is the fifth in a row is followed", async () => {
    expect(await target(302, "/moved", { followed: 4 })).toBe("https://h.example.com/moved");
  });

  test("that a browser hides is refused, as it does not say where it leads", () => {
    const hidden = { status: 0, type: "opaqueredirect", headers: new Headers() } as Response;
    expect(redirectOf(request, hidden, 0)).toEqual({ refused: "it has no valid Location" });
  });
});

test("a body that is not read is cancelled, so that its connection is free for the next request", async () => {
  const cancelled: number[] = [];
  const unread = (status: number, headers = {}) =>
    new Response(new ReadableStream({ cancel: () => void cancelled.push(status) }), { status, headers });
  const answers = [unread(302, { location: "/moved" }), unread(503), Response.json({ id: 1 })];
  const fetch = vi.fn(async () => answers.shift() ?? Response.error());
  const { raw } = connect({ baseUrl: "https://h.example.com", token: "t", retry: { baseDelayMs: 0 }, fetch });
  expect((await raw.GET("/things")).data).toEqual({ id: 1 });
  expect(cancelled).toEqual([302, 503]);
});
