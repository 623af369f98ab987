import { createHash } from "node:crypto";
import seed from "./seed.json" with { type: "json" };

export interface Customer {
  Id: string | null;
  ShortName: string;
  FullName: string;
  LicenseType: number;
  tenant: string | null;
  users: number | null;
  sites: string[];
}

export interface Lead {
  id: string;
  tenantId: string;
  companyName: string;
  isDirectLead: boolean;
  umpCustomerGuid: string | null;
  ovocChannelId: number | null;
}

export interface AcquiredNumber {
  id: number;
  telephoneNumber: string;
  tenantId: string;
  umpCustomerGuid: string;
  status: string;
}

/** All that a platform remembers. */
export interface AudiocodesLiveState {
  customers: Customer[];
  leads: Lead[];
  numbers: AcquiredNumber[];
  /** By id, how often each has been asked for, and what it comes to. */
  tasks: Record<string, { asked: number; outputData: object }>;
  /** How many things have been created. */
  created: number;
}

/** Customers with the names of the vendor's example, numbered from the second round on so that they stay unique. */
function createCustomers(count: number, licenceTypes: readonly number[], leads: boolean): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const [short = "", full = ""] = seed.names[index % seed.names.length] ?? [];
    const round = Math.floor(index / seed.names.length);
    return {
      Id: leads && index === 0 ? null : uuid("customer", index),
      ShortName: round === 0 ? short : `${short.slice(0, 10)}_${round}`,
      FullName: round === 0 ? full : `${full} ${round}`,
      LicenseType: licenceTypes[index % licenceTypes.length] ?? 0,
      tenant: uuid("tenant", index),
      users: 20,
      sites: [uuid("site", index), uuid("second site", index)],
    };
  });
}

/** A platform with some customers on it, the first five with numbers, and with fourteen leads. */
export function createState(count: number, licenceTypes: readonly number[], nullId: boolean): AudiocodesLiveState {
  const customers = createCustomers(count, licenceTypes, nullId);
  const numbers = customers.slice(0, 5).flatMap(({ Id, tenant }, index) =>
    seed.numberStates.map((status, nth) => ({
      id: 1000 + index * 10 + nth,
      // From the number of the vendor's examples on.
      telephoneNumber: `+1500555${String(6 + index * 10 + nth).padStart(4, "0")}`,
      tenantId: tenant ?? "",
      umpCustomerGuid: Id ?? "",
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
  const tasks = { "wst_00000000-0000-4000-8000-000000000010": { asked: 0, outputData: {} } };
  return { customers, leads, numbers: numbers.filter(({ umpCustomerGuid }) => umpCustomerGuid), tasks, created: 0 };
}

/** A version 4 UUID, the same one for the same kind and number. Customers have those of the documented examples. */
export function uuid(kind: string, index: number): string {
  if (kind === "customer") return `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
  const hex = createHash("sha256").update(`${kind} ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
