import { deepStrictEqual, partialDeepStrictEqual, rejects } from "node:assert";
import { Deleted, type EnswitchClient, type HttpError } from "@demarc/enswitch";
import type { Semantics } from "@demarc/contract-testing/vitest";

export const semantics: Semantics<EnswitchClient> = {
  listCustomers: {
    "deleted=-1 returns customers of both kinds": async ({ client, asking }) => {
      const { data } = await client.listCustomers({
        query: { deleted: Deleted.Any },
        ...asking({ code: 200, example: "bothKinds" }),
      });
      deepStrictEqual(new Set(data.map((row) => row["deleted"])), new Set([0, 1]));
    },
    "a body code that is no success fails the call, whatever HTTP says": async ({ clientWith, asking }) => {
      const client = clientWith(() => ({ status: 200 }));
      await rejects(
        client.listCustomers(asking({ code: 402 })),
        failure({ status: 402, httpStatus: 200, providerCode: "402" }),
      );
    },
    "an HTTP status that is no success fails the call, whatever the body says": async ({ clientWith }) => {
      const client = clientWith(() => ({ status: 500 }));
      await rejects(client.listCustomers(), failure({ status: 500, httpStatus: 500, providerCode: "200" }));
    },
  },
};

function failure(expected: Partial<HttpError>): (error: HttpError) => true {
  return (error) => {
    // A copy, because an Error's class and stack count in a comparison.
    partialDeepStrictEqual({ ...error }, { provider: "enswitch", operationId: "listCustomers", ...expected });
    return true;
  };
}
