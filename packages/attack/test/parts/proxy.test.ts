import { inspect } from "node:util";
import { contractProxy, loadProviderSpec, type ProxyEvent } from "@demarc/contract-live";
import { runAttacks } from "../attack.ts";
import { json } from "./provider.ts";
import { attackFromOutside } from "./outside.ts";
import type { Answer } from "./server.ts";

interface Input {
  answer: Answer;
  /** What the application sends. */
  headers?: Record<string, string>;
  /** The name that it asks the proxy by. */
  host?: string;
  hidden?: string[];
  timeoutMs?: number;
}

const spec = await loadProviderSpec("cloudlx");

runAttacks<Input>("proxy", async ({ answer, headers = {}, host = "127.0.0.1", hidden = [], timeoutMs = 20_000 }) => {
  const provider = await attackFromOutside([{ headers: json, ...answer }]);
  const events: ProxyEvent[] = [];
  const proxy = contractProxy(spec, provider.baseUrl, (event) => events.push(event), { timeoutMs });
  const response = await proxy.fetch(new Request(`http://${host}/api/customers`, { headers }));
  const size = (await response.arrayBuffer()).byteLength;
  const text = inspect(events, { depth: null });
  const result = { status: response.status, size, shown: hidden.filter((part) => text.includes(part)) };
  return { result, requests: await provider.close() };
});
