import { describe, expect, test } from "vitest";
import { isClientError, NetworkError, resultOf } from "../src/index.ts";

const failure = new NetworkError("no answer.", { provider: "things" });

describe("a result", () => {
  test("has the data of a call that succeeds", async () => {
    expect(await resultOf(Promise.resolve(7))).toEqual({ ok: true, data: 7 });
  });

  test("has the error of a call that fails", async () => {
    expect(await resultOf(Promise.reject(failure))).toEqual({ ok: false, error: failure });
  });

  test("does not swallow a fault of the program", async () => {
    await expect(resultOf(Promise.reject(new TypeError("x is not a function")))).rejects.toThrow(TypeError);
    expect(isClientError(new TypeError())).toBe(false);
  });
});
