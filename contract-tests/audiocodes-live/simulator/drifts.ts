import type { Drift } from "@demarc/contract-testing/simulator";

const list = (pointer: string, grade: Drift["expect"]["grade"] = "breaking") => ({
  grade,
  operationId: "listCustomers",
  pointer,
});

/** Ways in which Live Platform may differ from its document. */
export const drifts: Drift[] = [
  {
    kind: "spelling of the table",
    title: "shortName, fullName, licenseType",
    changes: [
      { op: "rename", at: "/*/ShortName", to: "shortName" },
      { op: "rename", at: "/*/FullName", to: "fullName" },
      { op: "rename", at: "/*/LicenseType", to: "licenseType" },
    ],
    expect: list("/body/*/ShortName"),
  },
  {
    kind: "field gone",
    title: "no FullName",
    changes: [{ op: "remove", at: "/*/FullName" }],
    expect: list("/body/*/FullName"),
  },
  {
    kind: "type",
    title: "LicenseType is a string",
    changes: [{ op: "convert", at: "/*/LicenseType", to: "string" }],
    expect: list("/body/*/LicenseType"),
  },
  {
    kind: "null",
    title: "a FullName is null",
    changes: [{ op: "set", at: "/3/FullName", value: null }],
    expect: list("/body/*/FullName", "informational"),
  },
  {
    kind: "type",
    title: "a FullName is a number",
    changes: [{ op: "set", at: "/3/FullName", value: 3 }],
    expect: list("/body/*/FullName"),
  },
  {
    kind: "format",
    title: "an Id is no UUID",
    changes: [{ op: "set", at: "/0/Id", value: "42" }],
    expect: list("/body/*/Id", "informational"),
  },
  {
    kind: "length",
    title: "a ShortName of 20 characters",
    changes: [{ op: "set", at: "/0/ShortName", value: "a".repeat(20) }],
    expect: list("/body/*/ShortName", "informational"),
  },
  {
    kind: "characters",
    title: "a ShortName with a blank",
    changes: [{ op: "set", at: "/0/ShortName", value: "with blank" }],
    expect: list("/body/*/ShortName", "informational"),
  },
  {
    kind: "enum",
    title: "a seventh licence type",
    changes: [{ op: "set", at: "/0/LicenseType", value: 6 }],
    expect: list("/body/*/LicenseType", "additive"),
  },
  {
    kind: "added field",
    title: "customers have MsTenantId",
    changes: [{ op: "set", at: "/*/MsTenantId", value: "t" }],
    expect: list("/body/*/MsTenantId", "additive"),
  },
  {
    kind: "wrapper",
    title: "customers are under value",
    changes: [{ op: "wrap", into: "value" }],
    expect: list("/body"),
  },
  {
    kind: "doubled rows",
    title: "each customer is listed twice",
    changes: [{ op: "behave", as: "doubled" }],
    expect: list("/body/*/Id"),
  },
  {
    kind: "media type",
    title: "text/json",
    changes: [{ op: "header", name: "content-type", value: "text/json" }],
    expect: list("/headers/content-type", "informational"),
  },
  {
    kind: "truncated",
    title: "JSON that ends in the middle",
    changes: [{ op: "truncate", keep: 500 }],
    expect: list("/body"),
  },
  {
    kind: "error with 200",
    title: "a bare string in place of the list",
    changes: [{ op: "body", value: "Something went wrong" }],
    expect: list("/body"),
  },
  {
    kind: "redirect elsewhere",
    title: "308 to another host",
    changes: [
      { op: "status", status: 308 },
      { op: "header", name: "location", value: "https://eu.example.com/tenantui/api/v2/customer" },
    ],
    expect: list("/status"),
  },
  {
    kind: "version gone",
    title: "410 to version 2",
    changes: [{ op: "behave", as: "versionGone" }],
    expect: list("/status"),
  },
  {
    kind: "auth gone",
    title: "no token is required",
    changes: [{ op: "behave", as: "noAuth" }],
    expect: { ...list("/status"), call: "without credentials" },
  },
  {
    kind: "new required query field",
    title: "tenantId is required",
    changes: [{ op: "behave", as: "queryRequired" }],
    expect: list("/request/query/tenantId"),
  },
  { kind: "status", title: "202 in place of 200", changes: [{ op: "status", status: 202 }], expect: list("/status") },
];
