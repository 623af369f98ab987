import { describe, expect, test } from "vitest";
import { behaviourCases } from "./behaviour/case.ts";
import { play } from "./behaviour/play.ts";
import type { Seen } from "./support/server.ts";
import { connect } from "./support/things.ts";

const credentials = ({ headers }: Seen) => headers.authorization;

/** It passes neither the signal nor anything else that it is given. */
const ownFetch = (request: Request) => fetch(request, { redirect: "manual" });

describe.each([
  ["the platform's fetch", {}],
  ["a fetch of the caller's own that ignores the signal", { fetch: ownFetch }],
])("with %s", (_, fetchOption) => {
  test.each(behaviourCases)("$name", async (behaviour) => {
    const { requests, waits, error } = await play(behaviour, {
      success: { id: 1 },
      connect: (baseUrl, options) => connect({ baseUrl, token: "token-0", ...fetchOption, ...options }),
    });

    expect(error !== undefined, String(error)).toBe(behaviour.error !== undefined);
    expect(requests).toHaveLength(behaviour.requests);
    if (behaviour.waits) expect(waits).toEqual(behaviour.waits);
    if (behaviour.error) {
      const { message = "", ...fields } = behaviour.error;
      expect(error).toMatchObject({ provider: "things", operationId: expect.any(String), ...fields });
      expect(error?.message).toContain(message);
    }
    if (behaviour.sameBodies)
      expect(requests.map(({ body }) => body)).toEqual(requests.map(() => '{"name":"Thing 1"}'));
    if (behaviour.sameCredentials) expect(requests.map(credentials)).toEqual(requests.map(() => "Bearer token-0"));
  });
});
