/** Held by the compiler: each line below `@ts-expect-error` is a mistake that must not compile. */
import {
  createAudiocodesLiveClient,
  LicenseType,
  type AudiocodesLiveClient,
  type CustomerBrief,
} from "../src/index.ts";
import { validation, type Validation } from "../src/generated/validation.ts";

declare const audiocodesLive: AudiocodesLiveClient;

/** Nothing here is ever run. */
export async function results(): Promise<void> {
  const customers = await audiocodesLive.listCustomers();
  customers satisfies CustomerBrief[];
  const [first] = customers;
  first?.Id satisfies string | null | undefined;
  (first?.LicenseType === LicenseType.OcPro) satisfies boolean;
  // A provider may add licence types: any number has to be reckoned with.
  first?.LicenseType satisfies number | undefined;
  // @ts-expect-error the fields have capitals
  first?.shortName;
  // @ts-expect-error Id may be null
  first?.Id.length;
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error a query, which the operation does not take
  await audiocodesLive.listCustomers({ query: { allDetails: true } });
  // @ts-expect-error an unknown option
  await audiocodesLive.listCustomers({ header: {} });
  // @ts-expect-error no such licence type
  LicenseType.HostedBasic;
}

export function options(): void {
  createAudiocodesLiveClient({ host: "live.example.com", accessToken: "token" });
  // @ts-expect-error no host, and there is none to default to
  createAudiocodesLiveClient({ accessToken: "token" });
}

export function validating(): void {
  validation() satisfies Validation;
  validation({ mode: "throw" }) satisfies Validation;
  // @ts-expect-error an unknown mode
  validation({ mode: "warn" });
}
