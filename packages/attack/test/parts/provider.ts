import { runLive, type LiveOptions, type LiveProvider, type LiveRun } from "@demarc/contract-live";
import { serve } from "@demarc/mock";
import { textOf, type Text } from "./text.ts";

const file = new URL("../../../../contract-tests/cloudlx/live.ts", import.meta.url);
const { live } = (await import(file.href)) as { live: LiveProvider };

/** What a hostile provider answers every request with. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: Text;
  /** Answers after so many milliseconds. */
  afterMs?: number;
}

export const json = { "content-type": "application/vnd.cloudlx.v1+json" };

export function responseOf({ status = 200, headers = json, body }: Answer): Response {
  return new Response(textOf(body), { status, headers });
}

/** Runs CloudLX's live contract against a provider that answers so. */
export async function attackedRun(
  answer: Answer,
  token: string,
  options: LiveOptions = {},
): Promise<{ run: LiveRun; requests: number }> {
  let requests = 0;
  const served = await serve({
    async fetch() {
      requests++;
      return responseOf(answer);
    },
  });
  try {
    const env = { CLOUDLX_BASE_URL: served.origin, CLOUDLX_ACCESS_TOKEN: token };
    const client = { retry: { attempts: 1 } };
    const run = await runLive(live, env, { perSecond: 10_000, record: true, client, ...options });
    return { run, requests };
  } finally {
    await served.stop();
  }
}
