// A mock in a process of its own: `startMockProcess` starts it with its document and its state, if it has one.
import { readFileSync } from "node:fs";
import { mockOf, serve, createMock } from "@demarc/mock";
import type { OpenApiDocument } from "@demarc/openapi";

const [file = "", provider = "", data] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
const mock =
  data === undefined ? createMock(document) : await mockOf(provider, { stateful: true, data: JSON.parse(data) });
const served = await serve(mock);

process.send?.(`${served.origin}${new URL(mock.baseUrl).pathname}`.replace(/\/$/, ""));
// Asked for its memory, it says what is left after collections, the last one when the torn connections are gone.
process.on("message", () => {
  globalThis.gc?.();
  setTimeout(() => {
    globalThis.gc?.();
    process.send?.(process.memoryUsage().heapUsed);
  }, 2000);
});
process.on("disconnect", () => process.exit());
