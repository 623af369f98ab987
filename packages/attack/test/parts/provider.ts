import { runLive, type LiveOptions, type LiveProvider, type LiveRun } from "@demarc/contract-live";
import { attackFromOutside } from "./outside.ts";
import type { Answer } from "./server.ts";

const file = new URL("../../../../contract-tests/cloudlx/live.ts", import.meta.url);
const { live } = (await import(file.href)) as { live: LiveProvider };

/** As CloudLX answers, if nothing else is said. */
export const json = { "content-type": "application/vnd.cloudlx.v1+json" };

/** Runs CloudLX's live contract against a provider that answers so: one answer after the other, and the last for good. */
export async function attackedRun(
  answers: Answer[],
  token: string,
  options: LiveOptions = {},
): Promise<{ run: LiveRun; requests: number }> {
  const provider = await attackFromOutside(answers.map((answer) => ({ headers: json, ...answer })));
  const env = { CLOUDLX_BASE_URL: provider.baseUrl, CLOUDLX_ACCESS_TOKEN: token };
  const client = { retry: { attempts: 1 } };
  const run = await runLive(live, env, { perSecond: 10_000, record: true, client, ...options });
  return { run, requests: await provider.close() };
}
