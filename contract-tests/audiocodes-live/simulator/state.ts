import { createHash } from "node:crypto";
import seed from "./seed.json" with { type: "json" };

/** All that a platform remembers. */
export type AudiocodesLiveState = ReturnType<typeof createState>;
export type Customer = AudiocodesLiveState["customers"][number];
export type Lead = AudiocodesLiveState["leads"][number];

/** Customers with the names of the vendor's example, numbered from the second round on so that they stay unique. */
function createCustomer(index: number, licenceTypes: readonly number[], id: string | null) {
  const [short = "", full = ""] = seed.names[index % seed.names.length] ?? [];
  const round = Math.floor(index / seed.names.length);
  return {
    Id: id,
    ShortName: round === 0 ? short : `${short.slice(0, 10)}_${round}`,
    FullName: round === 0 ? full : `${full} ${round}`,
    LicenseType: licenceTypes[index % licenceTypes.length] ?? 0,
    tenant: uuid("tenant", index),
    users: 20,
    sites: [uuid("site", index), uuid("second site", index)],
  };
}

/**
 * A platform with some customers on it, the first five with numbers, and with fourteen leads.
 *
 * @param nullId whether the first customer has no id
 */
export function createState(count: number, licenceTypes: readonly number[], nullId: boolean) {
  const customers = Array.from({ length: count }, (_, index) =>
    createCustomer(index, licenceTypes, nullId && index === 0 ? null : uuid("customer", index)),
  );
  const numbers = customers.slice(0, 5).flatMap(({ Id, tenant }, index) =>
    (Id === null ? [] : seed.numberStates).map((status, nth) => ({
      id: 1000 + index * 10 + nth,
      // From the number of the vendor's examples on.
      telephoneNumber: `+1500555${String(6 + index * 10 + nth).padStart(4, "0")}`,
      tenantId: tenant,
      umpCustomerGuid: Id,
      status,
    })),
  );
  const leads = Array.from({ length: 14 }, (_, index) => ({
    id: uuid("lead", index),
    tenantId: customers[index]?.tenant ?? uuid("tenant of a lead", index),
    companyName: `Company ${index}`,
    isDirectLead: index % 2 === 0,
    umpCustomerGuid: customers[index]?.Id ?? null,
    ovocChannelId: index % 3 === 0 ? 1574 : null,
  }));
  /** By id, how often each has been asked for, and what it comes to. */
  const tasks: Record<string, { asked: number; outputData: object }> = {
    "wst_00000000-0000-4000-8000-000000000010": { asked: 0, outputData: {} },
  };
  return { customers, leads, numbers, tasks, created: 0 };
}

/** A version 4 UUID, the same one for the same kind and number. Customers have those of the documented examples. */
export function uuid(kind: string, index: number): string {
  if (kind === "customer") return `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
  const hex = createHash("sha256").update(`${kind} ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
