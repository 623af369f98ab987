import type { Drift } from "@demarc/contract-testing/simulator";

export const drifts: readonly Drift[] = [
  {
    kind: "rename",
    title: "id is called uuid",
    on: ["listCustomers"],
    changes: [{ op: "rename", at: "/customers/*/id", to: "uuid" }],
    expect: { grade: "breaking", operationId: "listCustomers", pointer: "/body/customers/*/id" },
  },
];
