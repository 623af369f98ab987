import type { Spec } from "@demarc/openapi";
import { toPrefer, type PreferredResponse } from "@demarc/mock";
import { recordingFetch, type RecordingFetch } from "../exchange/exchange.ts";
import { placeholderCredentials } from "../exchange/request-builder.ts";
import type { ClientUnderTest } from "../model/client-under-test.ts";
import type { Target } from "../targets/target.ts";

/** What a hand-written contract test works with. */
export interface SemanticContext<Client> {
  /** A client whose requests go to the target. */
  client: Client;
  /** A client whose answers are changed on their way back, into something that the target never says. */
  clientWith(change: (answer: { status: number; body: never }) => { status?: number; body?: unknown }): Client;
  /** The headers that ask a mock for one documented response. */
  asking(response: PreferredResponse): { headers: Record<string, string> };
}

/** A hand-written test. It throws where something does not hold. */
export type SemanticTest<Client> = (context: SemanticContext<Client>) => Promise<void>;

/** Hand-written tests by operationId and by what has to hold, for what no schema can say. */
export type Semantics<Client> = Partial<Record<string, Record<string, SemanticTest<Client>>>>;

/** What tests over a target work with, and the recording of what goes through it. */
export function semanticContext<Client extends object>(
  { document }: Spec,
  { createClient }: ClientUnderTest<Client>,
  target: Target,
): { context: SemanticContext<Client>; recording: RecordingFetch } {
  const recording = recordingFetch((request) => target.fetch(request));
  const credentials = placeholderCredentials(Object.keys(document.security?.[0] ?? {}));
  const connect = (fetch: (request: Request) => Promise<Response>) =>
    createClient({ baseUrl: target.baseUrl, fetch, retry: false, ...credentials });
  return {
    recording,
    context: {
      client: connect(recording.fetch),
      // Not recorded: what was made up is no evidence of anything.
      clientWith: (change) =>
        connect(async (request) => {
          const response = await target.fetch(request);
          const answer = { status: response.status, body: (await response.json()) as never };
          const { status, body } = { ...answer, ...change(answer) };
          return new Response(JSON.stringify(body), { status, headers: response.headers });
        }),
      asking: (response) => ({ headers: { Prefer: toPrefer(response) } }),
    },
  };
}
