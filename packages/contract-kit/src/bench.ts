import type { Spec } from "@demarc/spec";
import { recorder, type Recorder } from "./exchange.ts";
import type { Subject } from "./subject.ts";
import type { Target } from "./target.ts";
import { toPrefer, type PreferredResponse } from "./targets/prefer.ts";
import { placeholderCredentials } from "./wire.ts";

/** What a hand-written contract test works with. */
export interface Bench<Client> {
  /** A client whose requests go to the target. */
  client: Client;
  /** A client whose answers are changed on their way back, into something that the target never says. */
  clientWith(change: (answer: { status: number; body: never }) => { status?: number; body?: unknown }): Client;
  /** The headers that ask a mock for one documented response. */
  asking(response: PreferredResponse): { headers: Record<string, string> };
}

/** A hand-written test. It throws where something does not hold. */
export type SemanticTest<Client> = (bench: Bench<Client>) => Promise<void>;

/** Hand-written tests by operationId and by what has to hold, for what no schema can say. */
export type Semantics<Client> = Partial<Record<string, Record<string, SemanticTest<Client>>>>;

/** A bench over a target, and the recorder of what goes through it. */
export function createBench<Client extends object>(
  spec: Spec,
  subject: Subject<Client>,
  target: Target,
): { bench: Bench<Client>; wire: Recorder } {
  const wire = recorder((request) => target.fetch(request));
  const [requirement] = spec.document.security ?? [];
  const connect = (fetch: (request: Request) => Promise<Response>) =>
    subject.createClient({
      baseUrl: target.baseUrl,
      fetch,
      retry: false,
      ...placeholderCredentials(Object.keys(requirement ?? {})),
    } as never);
  return {
    wire,
    bench: {
      client: connect(wire.fetch),
      // Beside the recorder: what was made up is no evidence of anything.
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
