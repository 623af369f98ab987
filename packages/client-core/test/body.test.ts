import { describe, expect, test, vi } from "vitest";
import { readText } from "../src/values/body.ts";

const details = { provider: "things", operationId: "getThing" };
const tooLong = "things getThing: 200 with a body longer than 4 bytes. The option maxBodyBytes sets the limit.";

/** A response in pieces, and whether the rest was cancelled. */
function inPieces(pieces: Uint8Array<ArrayBuffer>[], headers: Record<string, string> = {}) {
  const cancel = vi.fn();
  const left = [...pieces];
  const body = new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel,
  });
  return { response: new Response(body, { headers }), cancel };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a body", () => {
  test.each([
    ["with its length", { "content-length": "4" }],
    ["without a length", {}],
    ["that is compressed, whose length says nothing", { "content-length": "1", "content-encoding": "gzip" }],
  ])("as long as the limit is read: %s", async (_, headers) => {
    const { response, cancel } = inPieces([bytes("abc"), bytes("d")], headers);
    expect(await readText(response, 4, details)).toBe("abcd");
    expect(cancel).not.toHaveBeenCalled();
  });

  test.each([
    ["without a length", {}],
    ["that is compressed, whose length says nothing", { "content-length": "1", "content-encoding": "gzip" }],
  ])("longer than the limit is refused as soon as it is: %s", async (_, headers) => {
    const { response, cancel } = inPieces([bytes("abc"), bytes("de"), bytes("f")], headers);
    await expect(readText(response, 4, details)).rejects.toMatchObject({
      code: "contract",
      status: 200,
      message: tooLong,
    });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("that says that it is longer than the limit is not read at all", async () => {
    const { response, cancel } = inPieces([bytes("abcde")], { "content-length": "5" });
    const read = vi.spyOn(response, "text");
    await expect(readText(response, 4, details)).rejects.toMatchObject({ code: "contract", message: tooLong });
    expect(cancel).toHaveBeenCalledOnce();
    expect(read).not.toHaveBeenCalled();
  });

  test("keeps a character that comes in two pieces", async () => {
    const [first = 0, ...others] = bytes("é");
    const { response } = inPieces([new Uint8Array([first]), new Uint8Array(others)]);
    expect(await readText(response, 4, details)).toBe("é");
  });

  test("that ends within a character ends with a sign of that", async () => {
    expect(await readText(inPieces([bytes("é").slice(0, 1)]).response, 4, details)).toBe("\ufffd");
  });

  test("that is not there is empty", async () => {
    expect(await readText(new Response(null), 4, details)).toBe("");
  });
});
