import { describe, expect, test } from "vitest";
import { createAudiocodesLiveClient } from "@demarc/audiocodes-live";
import { createCloudlxClient } from "@demarc/cloudlx";
import { createMock } from "@demarc/mock";
import { createEnswitchClient } from "@demarc/enswitch";
import { loadSpec } from "@demarc/spec";
import { listEverywhere } from "../src/overview.ts";

async function mock(provider: string) {
  const { baseUrl, fetch } = createMock((await loadSpec(provider)).document);
  return { baseUrl, fetch };
}

describe("an application over all three clients", () => {
  test("lists the customers of all platforms, by name", async () => {
    const everywhere = await listEverywhere({
      cloudlx: createCloudlxClient({ ...(await mock("cloudlx")), accessToken: "any" }),
      audiocodesLive: createAudiocodesLiveClient({ ...(await mock("audiocodes-live")), accessToken: "any" }),
      enswitch: createEnswitchClient({ ...(await mock("enswitch")), username: "any", password: "any" }),
    });
    expect(everywhere).toHaveLength(2 + 35 + 2);
    expect(everywhere).toContainEqual({ platform: "Enswitch", id: "1", name: "example1" });
    const names = everywhere.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  });
});
