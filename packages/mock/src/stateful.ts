import { FaultError } from "./faults/texts.ts";
import type { Simulator } from "./protocol.ts";

/** A simulator with its state. */
export interface Stateful {
  /** @param drift the name of the way in which to differ from the document */
  fetch(request: Request, drift: string | undefined): Promise<Response>;
  state(): unknown;
  reset(): void;
}

/**
 * Runs a simulator. Those of all drifts share one state.
 *
 * @param always the drift of requests that ask for none
 * @throws FaultError where there is no such drift
 */
export function stateful({ initial, simulate, drifts }: Simulator, data: unknown, always?: string): Stateful {
  type App = ReturnType<Simulator["simulate"]>;
  const fresh = () => structuredClone(data === undefined ? initial() : data);
  let state = fresh();
  let apps = new Map<string | undefined, App>();
  const driftOf = (kind: string | undefined) => {
    const drift = drifts.find((each) => each.kind === kind);
    if (drift || kind === undefined) return drift;
    throw new FaultError(`There is no drift "${kind}". There are: ${drifts.map((each) => each.kind).join(", ")}.`);
  };
  driftOf(always);
  return {
    async fetch(request, kind) {
      const drift = driftOf(kind);
      const app = apps.get(kind) ?? simulate(state, drift);
      apps.set(kind, app);
      return app.fetch(request);
    },
    state: () => state,
    reset() {
      state = fresh();
      apps = new Map();
    },
  };
}
