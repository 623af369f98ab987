import { createEnswitchClient } from "@demarc/enswitch";
import { runAttacks, type Outcome } from "../attack.ts";
import { attackFromOutside } from "./outside.ts";
import type { Answer } from "./server.ts";

interface Input {
  method: string;
  path: string;
  init?: object;
  options?: { maxBodyBytes?: number; timeoutMs?: number };
  answers: Answer[];
}

async function play({ method, path, init, options, answers }: Input): Promise<Outcome> {
  const attacker = await attackFromOutside(answers);
  const { raw } = createEnswitchClient({
    baseUrl: attacker.baseUrl,
    username: "someone",
    password: "c4nary-password",
    retry: { baseDelayMs: 0 },
    ...options,
  });
  const request = (raw as unknown as { request(...args: unknown[]): Promise<{ response: Response }> }).request;
  let result: unknown;
  let error: unknown;
  try {
    const { response } = await request(method, path, init);
    result = { status: response.status, url: response.url.replace(attacker.baseUrl, "") };
  } catch (thrown) {
    error = thrown;
  }
  const requests = await attacker.close();
  return { error, result, requests };
}

runAttacks("raw", play);
