import { afterEach, describe, expect, test, vi } from "vitest";
import { HttpError, type ProviderError } from "../src/index.ts";
import { retryAfterMs } from "../src/answer/explain.ts";
import { defaultRetry, isRepeatable, nextDelay } from "../src/transport/retry.ts";

afterEach(() => void vi.restoreAllMocks());

const failure = (details: object = {}): ProviderError =>
  new HttpError({
    provider: "things",
    status: 503,
    headers: {},
    httpStatus: 503,
    body: undefined,
    retryable: true,
    ...details,
  });

describe("a call may be sent again", () => {
  test.each<[Parameters<typeof isRepeatable>[0], boolean | undefined, boolean]>([
    ["safe", undefined, true],
    ["safe", false, false],
    ["on-request", undefined, false],
    ["on-request", true, true],
    ["never", undefined, false],
    ["never", true, false],
  ])("where the operation says %j and the caller %j: %s", (retry, wanted, expected) => {
    expect(isRepeatable(retry, wanted)).toBe(expected);
  });
});

describe("the delay before the next attempt", () => {
  const longest = (attempt: number, leftMs = Infinity, options = {}, details = {}) => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    return nextDelay({ ...defaultRetry, attempts: 9, ...options }, failure(details), attempt, leftMs);
  };

  test("is at most half a second, and twice as much with each attempt, up to eight seconds", () => {
    expect([1, 2, 3, 4, 5, 6].map((attempt) => longest(attempt))).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });

  test("is any part of that, so that callers that failed together do not come back together", () => {
    vi.spyOn(Math, "random").mockReturnValue(0.3);
    expect(nextDelay(defaultRetry, failure(), 1, Infinity)).toBe(150);
  });

  test("does not exist after the last attempt, or for an error that would come again", () => {
    expect(longest(2, Infinity, { attempts: 3 })).toBe(1000);
    expect(longest(3, Infinity, { attempts: 3 })).toBeUndefined();
    expect(longest(1, Infinity, {}, { retryable: false })).toBeUndefined();
  });

  test("does not exist where the call has no more time for it", () => {
    expect(longest(1, 501)).toBe(500);
    expect(longest(1, 500)).toBeUndefined();
  });

  test("is what the provider asks for, up to the cap and within the call's time", () => {
    expect(longest(1, Infinity, {}, { retryAfterMs: 60_000 })).toBe(60_000);
    expect(longest(1, Infinity, {}, { retryAfterMs: 60_001 })).toBeUndefined();
    expect(longest(1, 5001, {}, { retryAfterMs: 5000 })).toBe(5000);
    expect(longest(1, 5000, {}, { retryAfterMs: 5000 })).toBeUndefined();
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 0, 1, 12);

  test.each([
    ["120", 120_000],
    ["1.5", 1500],
    ["12.0625", 12_063],
    ["Thu, 01 Jan 2026 12:00:05 GMT", 5000],
    ["Thursday, 01-Jan-26 12:01:00 GMT", 60_000],
  ])("of %j is a wait of %i ms", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  test.each([
    "",
    "",
    "0",
    "-5",
    "soon",
    "5 s",
    "1e3",
    "0x10",
    "5.",
    ".5",
    "1.5.2099",
    "2099-01-05T00:00:00Z",
    "9".repeat(400),
    "Thu, 01 Jan 2026 12:00:00 GMT",
    "Thu, 01 Jan 2026 11:59:00 GMT",
  ])("of %j is none", (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  });
});
