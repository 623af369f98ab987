import type { Drift } from "@demarc/contract-testing/simulator";

// FILL IN: each way in which the provider may come to differ from the document, and the finding that a run has to have.
// One at least renames a field:
//   {
//     kind: "rename",
//     title: "id is called uuid",
//     on: ["listCustomers"],
//     changes: [{ op: "rename", at: "/customers/*/id", to: "uuid" }],
//     expect: { grade: "breaking", operationId: "listCustomers", pointer: "/body/customers/*/id" },
//   },
export const drifts: readonly Drift[] = [];
