import type { Drift } from "@demarc/contract-testing/simulator";

const list = (pointer: string, grade: Drift["expect"]["grade"] = "breaking") => ({
  grade,
  operationId: "listCustomers",
  pointer,
});
/** The finding shows in calls with a parameter, and in no others. */
const listBy = (parameter: string, pointer: string) => ({ ...list(pointer), call: `${parameter}=` });
const behave = (as: string): Drift["changes"] => [{ op: "behave", as }];

/** Another behaviour of one operation, and where its finding has to be. */
const of = (operationId: string, as: string, kind: string, title: string, pointer: string, call?: string): Drift => ({
  kind,
  title,
  on: [operationId],
  changes: behave(as),
  expect: { grade: "breaking", operationId, pointer, ...(call !== undefined && { call }) },
});
/** The same of an operation that writes. */
const ofWrite = (...row: Parameters<typeof of>): Drift => ({ ...of(...row), writes: true });
/** A list other than that of the customers does not do what a parameter says. */
const ofList = (operationId: string, what: string, parameter: string, pointer = "/body/data"): Drift[] => [
  of(
    operationId,
    `${parameter}Ignored`,
    `${parameter} of ${what} ignored`,
    `${parameter} does nothing`,
    pointer,
    `${parameter}=`,
  ),
];
const ofCount = (operationId: string, what: string): Drift =>
  of(operationId, "countWrong", `wrong count of ${what}`, "count is not the number of rows", "/body/data", "count=");

/** What the pages say of the operations beside customers/list, each statement in a row. */
const statements: Drift[] = [
  ...["limit", "offset", "descending", "sort", "customer"].flatMap((name) => ofList("listPeople", "people", name)),
  ...["limit", "offset", "descending", "sort", "name"].flatMap((name) => ofList("listPlans", "rate plans", name)),
  ...["limit", "offset", "descending", "sort", "customer"].flatMap((name) => ofList("listNumbers", "numbers", name)),
  ...["descending", "sort"].flatMap((name) => ofList("listInboundGroups", "inbound groups", name)),
  ofCount("listPeople", "people"),
  ofCount("listPlans", "rate plans"),
  ofCount("listNumbers", "numbers"),
  ofCount("listInboundGroups", "inbound groups"),
  of("listPeople", "flagAdds", "flag adds rows", "zohocrm=1 returns somebody else", "/body/data", "zohocrm="),
  of("listInboundGroups", "flagAdds", "flag adds rows", "ported=1 returns another", "/body/data", "ported="),
  of("listPeople", "passwordShown", "password shown", "people have their password", "/body/data/*"),
  of("getCustomer", "anotherFound", "another customer", "a customer is another one", "/body/data/name"),
  of("getCustomer", "checkFails", "check fails", "check=1 says 404 of a customer", "/status", "check="),
  of("getPerson", "usernameFirst", "order of criteria", "the user name counts before the id", "/body/data/username"),
  of("getPlan", "idIgnored", "another rate plan", "id does nothing", "/body/data/name", "id="),
  of("getNumber", "anotherFound", "another number", "a number is another one", "/body/data/number"),
  of("listAvailableNumbers", "takenShown", "taken numbers", "numbers that somebody has", "/body/data"),
  of("listAvailableNumbers", "countIgnored", "count ignored", "count does nothing", "/body/data", "count="),
  of(
    "listAvailableNumbers",
    "preferredIgnored",
    "preferred ignored",
    "preferred does nothing",
    "/body/data",
    "preferred=",
  ),
  of("getAvailableNumber", "unknown", "number unknown", "a number of the list is not there", "/status"),
  of("login", "tokenMissing", "no token", "token=1 gives no token", "/body/data/auth_token", "token=1"),
  of("login", "tokenAlways", "token always", "token=0 gives a token", "/body/data/auth_token", "token=0"),
  ofWrite("createCustomer", "creationLost", "creation lost", "a created customer is not there", "/body/data/name"),
  ofWrite("createCustomer", "balanceGiven", "balance given", "a new customer has a balance", "/body/data/balance"),
  ofWrite("updateCustomer", "lost", "update lost", "an update changes nothing", "/body/data/account"),
  ofWrite("updateCustomer", "updateResets", "update resets", "what is not sent is reset", "/body/data/email"),
  ofWrite("moveCustomer", "lost", "move lost", "a moved customer stays", "/body/data/plan"),
  ofWrite("addCustomerBalance", "lost", "amount lost", "an amount is not added", "/body/data/balance"),
  ofWrite("deleteCustomer", "lost", "deletion lost", "a deleted customer is as before", "/body/data"),
  ofWrite("undeleteCustomer", "lost", "restoration lost", "an undeleted customer stays deleted", "/body/data"),
  ofWrite("purgeCustomer", "lost", "purge lost", "a purged customer is there", "/body/data"),
  ofWrite("createPerson", "validationActs", "validation acts", "validation=1 creates", "/body", "validation=1"),
  ofWrite(
    "createPerson",
    "validationSays200",
    "validation says 200",
    "200 for 201",
    "/body/responses/*/code",
    "validation=1",
  ),
  ofWrite("createPerson", "creationLost", "person lost", "a created person is not listed", "/body/data"),
  ofWrite("updatePerson", "lost", "person not updated", "an update changes nothing", "/body/data/surname"),
  ofWrite("updatePerson", "updateResets", "person reset", "what is not sent is reset", "/body/data/email"),
  ofWrite("deletePerson", "lost", "person stays", "a deleted person is listed", "/body/data"),
  {
    kind: "data with a deletion",
    title: "a deletion answers 200",
    on: ["deleteCustomer"],
    writes: true,
    changes: [{ op: "set", at: "/responses/0/code", value: "200" }],
    expect: { grade: "breaking", operationId: "deleteCustomer", pointer: "/status" },
  },
];

/** Ways in which Enswitch may differ from its document. */
export const drifts: Drift[] = [
  ...statements,
  {
    kind: "rename",
    title: "name is renamed to customer_name",
    changes: [{ op: "rename", at: "/data/*/name", to: "customer_name" }],
    expect: list("/body/data/*/name"),
  },
  {
    kind: "type",
    title: "ids are UUIDs",
    changes: [{ op: "set", at: "/data/*/id", value: "0ad77c8d-c023-4054-ac4e-07d02b4b07a6" }],
    expect: list("/body/data/*/id"),
  },
  {
    kind: "ids of old versions",
    title: "ids are digits in a string",
    changes: [{ op: "convert", at: "/data/*/id", to: "string" }],
    expect: list("/body/data/*/id", "informational"),
  },
  {
    kind: "null",
    title: "a name is null",
    changes: [{ op: "set", at: "/data/0/name", value: null }],
    expect: list("/body/data/*/name", "informational"),
  },
  {
    kind: "type",
    title: "a name is an object",
    changes: [{ op: "set", at: "/data/0/name", value: {} }],
    expect: list("/body/data/*/name"),
  },
  {
    kind: "code as a number",
    title: "the code is the number 200",
    changes: [{ op: "set", at: "/responses/0/code", value: 200 }],
    expect: list("/body/responses/*/code", "informational"),
  },
  {
    kind: "envelope renamed",
    title: "responses is renamed to status",
    changes: [{ op: "rename", at: "/responses", to: "status" }],
    expect: list("/body/responses"),
  },
  {
    kind: "envelope gone",
    title: "rows are a bare array",
    changes: [{ op: "unwrap", from: "data" }],
    expect: list("/body"),
  },
  {
    kind: "rows by id",
    title: "data is an object of rows",
    changes: [{ op: "set", at: "/data", value: { 1: { id: 1, name: "example1" } } }],
    expect: list("/body/data"),
  },
  {
    kind: "empty statuses",
    title: "responses is empty",
    changes: [{ op: "set", at: "/responses", value: [] }],
    expect: list("/body/responses", "informational"),
  },
  {
    kind: "added field",
    title: "the envelope has request_id",
    changes: [{ op: "set", at: "/request_id", value: "r" }],
    expect: list("/body/request_id", "additive"),
  },
  {
    kind: "unknown code",
    title: "the code is 201",
    changes: [{ op: "set", at: "/responses/0/code", value: "201" }],
    expect: list("/status"),
  },
  {
    kind: "no rows",
    title: "the list is empty",
    changes: [{ op: "set", at: "/data", value: [] }],
    expect: list("/body", "informational"),
  },
  {
    kind: "JSON as HTML",
    title: "JSON with the media type text/html",
    changes: [
      { op: "header", name: "content-type", value: "text/html" },
      { op: "set", at: "/data/0/address1", value: "Login Proxy Server Ltd" },
    ],
    expect: list("/headers/content-type", "informational"),
  },
  {
    kind: "media type",
    title: "JSON with the media type text/plain",
    changes: [{ op: "header", name: "content-type", value: "text/plain" }],
    expect: list("/headers/content-type", "informational"),
  },
  {
    kind: "cut connection",
    title: "the connection breaks in the body",
    changes: [{ op: "cut", keep: 300 }],
    expect: list("/body"),
  },
  {
    kind: "limit ignored",
    title: "limit does nothing",
    changes: behave("limitIgnored"),
    expect: listBy("limit", "/body/data"),
  },
  {
    kind: "offset ignored",
    title: "offset does nothing",
    changes: behave("offsetIgnored"),
    expect: listBy("offset", "/body/data"),
  },
  {
    kind: "paging broken",
    title: "pages overlap by one row",
    changes: behave("pagesOverlap"),
    expect: listBy("offset", "/body/data"),
  },
  {
    kind: "filter ignored",
    title: "deleted does nothing",
    changes: behave("deletedIgnored"),
    expect: listBy("deleted", "/body/data/*/deleted"),
  },
  {
    kind: "filter ignored: directory",
    title: "directory does nothing",
    changes: behave("directoryIgnored"),
    expect: listBy("directory", "/body/data/*/directory"),
  },
  {
    kind: "filter ignored: bill_type",
    title: "bill_type does nothing",
    changes: behave("billTypeIgnored"),
    expect: listBy("bill_type", "/body/data/*/bill_type"),
  },
  {
    kind: "filter ignored: name",
    title: "name does nothing",
    changes: behave("nameIgnored"),
    expect: listBy("name", "/body/data"),
  },
  {
    kind: "order ignored",
    title: "descending does nothing",
    changes: behave("descendingIgnored"),
    expect: listBy("descending", "/body/data"),
  },
  {
    kind: "sort ignored",
    title: "sort does nothing",
    changes: behave("sortIgnored"),
    expect: listBy("sort", "/body/data"),
  },
  {
    kind: "filter ignored: parent",
    title: "parent does nothing",
    changes: behave("parentIgnored"),
    expect: listBy("parent", "/body/data/*/parent"),
  },
  {
    kind: "wrong count",
    title: "count is not the number of rows",
    changes: behave("countWrong"),
    expect: listBy("count", "/body/data"),
  },
  {
    kind: "new required field",
    title: "account_manager is required",
    changes: behave("queryRequired"),
    expect: list("/request/query/account_manager"),
  },
  {
    kind: "value refused",
    title: "bill_type=prepaid is refused",
    changes: behave("prepaidGone"),
    expect: listBy("bill_type", "/request/query/bill_type"),
  },
  {
    kind: "method changed",
    title: "GET is refused, POST is not",
    changes: behave("postOnly"),
    expect: list("/status"),
  },
  {
    kind: "path changed",
    title: "the trailing slash is refused",
    changes: behave("slashGone"),
    expect: list("/status"),
  },
  {
    kind: "auth gone",
    title: "no credentials are required",
    changes: behave("noAuth"),
    expect: { ...list("/status"), call: "without credentials" },
  },
];
