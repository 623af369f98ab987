// A program of its own, so that its heap holds nothing else: `node --expose-gc in-flight.ts <origin> <calls> [--leak]`.
import { setTimeout } from "node:timers/promises";
import { connectWithEverything } from "../clients/ours.ts";

const [origin = "", count, leak] = process.argv.slice(2);
const calls = Number(count);
const kept: unknown[] = [];
// What a client that forgets nothing would do, to show that the measurement finds it.
const client = connectWithEverything(
  origin,
  leak === "--leak" ? { onResponse: (info) => kept.push(Array.from({ length: 1000 }, () => info)) } : {},
);

/** Makes all calls at once. Returns whether each result is that of its own call. */
async function round(): Promise<boolean> {
  const ids = Array.from({ length: calls }, (_, index) => index + 1);
  const results = await Promise.all(
    ids.map((id) => client.updateCustomer({ path: { customer_id: id }, body: { name: "Customer" } })),
  );
  return results.every((customer, index) => customer.id === ids[index]);
}

/** Bytes in use after everything that can be collected was. */
async function heap(): Promise<number> {
  // The server closes each connection after its answer. One that is still open counts as in use.
  while (process.getActiveResourcesInfo().includes("TCPSocketWrap")) await setTimeout(10);
  // What a collection frees may refer to more that only the next one frees.
  for (let times = 0; times < 5; times++) {
    await setTimeout(0);
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

// The first rounds compile, and fill what is kept for good.
for (let times = 0; times < 2; times++) await round();
const before = await heap();
let orderKept = true;
for (let times = 0; times < 3; times++) orderKept = (await round()) && orderKept;
const after = await heap();
process.stdout.write(JSON.stringify({ calls, orderKept, before, after, growth: after / before - 1 }));
process.exit();
