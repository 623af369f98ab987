import { inspect } from "node:util";
import { contractProxy, loadProviderSpec, type ProxyEvent } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import { runAttacks } from "../attack.ts";
import { responseOf, type Answer } from "./provider.ts";

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
  let requests = 0;
  const provider = await serve({
    fetch() {
      requests++;
      return answer.afterMs === undefined ? responseOf(answer) : new Promise<Response>(() => {});
    },
  });
  const events: ProxyEvent[] = [];
  const proxy = contractProxy(spec, provider.origin, (event) => events.push(event), { timeoutMs });
  try {
    const response = await proxy.fetch(new Request(`http://${host}/api/customers`, { headers }));
    const size = (await response.arrayBuffer()).byteLength;
    const text = inspect(events, { depth: null });
    return {
      result: { status: response.status, size, shown: hidden.filter((part) => text.includes(part)) },
      requests,
    };
  } finally {
    await provider.stop();
  }
});
