import { createHash } from "node:crypto";

export interface CustomerBrief {
  Id: string | null;
  ShortName: string;
  FullName: string;
  LicenseType: number;
}

const names = [
  ["royDY", "royDR"],
  ["24124", "24124 walter pro"],
  ["TobiService", "Tobi's Service"],
  ["BHT_NG_APP", "BHT_TEST_NG_APP"],
  ["24124_ess", "24124 walter essential"],
  ["BrewHavenOC", "Brew Haven OC"],
  ["M365x25192084", "M365x25192084"],
] as const;

/** Customers with the names of the vendor's example, numbered from the second round on so that they stay unique. */
export function createCustomers(count: number, licenceTypes: readonly number[], leads: boolean): CustomerBrief[] {
  return Array.from({ length: count }, (_, index) => {
    const [short, full] = names[index % names.length] ?? names[0];
    const round = Math.floor(index / names.length);
    return {
      Id: leads && index === 0 ? null : uuid(index),
      ShortName: round === 0 ? short : `${short.slice(0, 10)}_${round}`,
      FullName: round === 0 ? full : `${full} ${round}`,
      LicenseType: licenceTypes[index % licenceTypes.length] ?? 0,
    };
  });
}

/** A version 4 UUID, the same one for the same number. */
function uuid(index: number): string {
  const hex = createHash("sha256").update(`customer ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
