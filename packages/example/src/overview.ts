import type { AudiocodesLiveClient } from "@demarc/audiocodes-live";
import type { CloudlxClient } from "@demarc/cloudlx";
import { Deleted, Directory, type EnswitchClient } from "@demarc/enswitch";

/** A business customer on one of the platforms. */
export interface PlatformCustomer {
  platform: "CloudLX" | "Live Platform" | "Enswitch";
  id: string;
  name: string;
}

export interface Platforms {
  cloudlx: CloudlxClient;
  audiocodesLive: AudiocodesLiveClient;
  enswitch: EnswitchClient;
}

/**
 * The customers of all three platforms in one list, by name.
 *
 * @throws {ProviderError} where one of the platforms fails: a list without its customers would mislead
 */
export async function listEverywhere({ cloudlx, audiocodesLive, enswitch }: Platforms): Promise<PlatformCustomer[]> {
  const [{ customers }, briefs, { data }] = await Promise.all([
    cloudlx.listCustomers(),
    audiocodesLive.listCustomers(),
    enswitch.listCustomers({ query: { deleted: Deleted.NotDeleted, directory: Directory.Any } }),
  ]);
  const all: PlatformCustomer[] = [
    ...customers.map(({ id, name }) => ({ platform: "CloudLX" as const, id: String(id), name })),
    // A lead without a licence has no Id and cannot be provisioned.
    ...briefs.flatMap(({ Id, FullName }) =>
      Id === null ? [] : [{ platform: "Live Platform" as const, id: Id, name: FullName }],
    ),
    ...data.map(({ id, name }) => ({ platform: "Enswitch" as const, id: String(id), name })),
  ];
  return all.toSorted((a, b) => a.name.localeCompare(b.name));
}
