// A program of its own, so that its heap holds nothing else: `node --expose-gc in-flight.ts <origin> [--leak]`.
import { connectWithEverything } from "./ours.ts";

const [origin = "", leak] = process.argv.slice(2);
const calls = 1000;
const kept: unknown[] = [];
// What a client that forgets nothing would do, to show that it is noticed.
const client = connectWithEverything(
  origin,
  leak === "--leak" ? { onResponse: (info) => kept.push(new Array(200).fill(info)) } : {},
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
  for (let times = 0; times < 5; times++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

// The first rounds compile, and fill what is kept for good.
for (let count = 0; count < 2; count++) await round();
const before = await heap();
let orderKept = true;
for (let count = 0; count < 3; count++) orderKept = (await round()) && orderKept;
const after = await heap();
process.stdout.write(JSON.stringify({ calls, orderKept, before, after, growth: after / before - 1 }));
process.exit();
