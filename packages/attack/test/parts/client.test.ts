import { createCloudlxClient, type Drift } from "@demarc/cloudlx";
import { validation } from "@demarc/cloudlx/validation";
import { runAttacks, type Outcome } from "../attack.ts";
import { attackFromOutside } from "./outside.ts";
import type { Answer } from "./server.ts";

interface Input {
  call: "list" | "create";
  /** Of the client. */
  options?: { maxBodyBytes?: number; timeoutMs?: number };
  answers: Answer[];
}

async function play({ call, options, answers }: Input): Promise<Outcome> {
  const attacker = await attackFromOutside(answers);
  const drifts: Drift[] = [];
  const client = createCloudlxClient({
    baseUrl: attacker.baseUrl,
    accessToken: "token",
    retry: { baseDelayMs: 0 },
    ...options,
    validation: validation(),
    onDrift: (drift) => drifts.push(drift),
  });
  const calls = { list: () => client.listCustomers(), create: () => client.createCustomer({ body: { name: "x" } }) };
  const error = await calls[call]().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const requests = await attacker.close();
  const { polluted = false } = {} as { polluted?: boolean };
  return { error, result: { drifts: drifts.length, polluted }, requests };
}

runAttacks("client", play);
