import type { Edit } from "./workspace.ts";

/** A change to a document of the fixtures and the one problem that it has to lead to. */
export interface Fault {
  rule: string;
  what: string;
  provider: string;
  edit: Edit;
  /** JSON pointer into the file that was changed. */
  at: string;
  says: string;
}

const customers = "paths/customers.yaml";
const update = "paths/customers_{customer_id}.yaml";
const brief = "paths/customer.yaml";
const root = "openapi.yaml";

const acme = (rule: string, what: string, edit: Edit, at: string, says: string): Fault => ({
  rule,
  what,
  provider: "acme",
  edit,
  at,
  says,
});
const live = (rule: string, what: string, edit: Edit, at: string, says: string): Fault => ({
  rule,
  what,
  provider: "initech",
  edit,
  at,
  says,
});
const globex = (rule: string, what: string, edit: Edit, at: string, says: string): Fault => ({
  rule,
  what,
  provider: "globex",
  edit,
  at,
  says,
});

/** Rules of Redocly that the repository relies on. */
export const builtin: Fault[] = [
  acme(
    "operation-operationId",
    "no operationId",
    [customers, "  operationId: createCustomer\n", ""],
    "#/post/operationId",
    "Name it in camelCase",
  ),
  acme(
    "operation-operationId-unique",
    "an operationId twice",
    [customers, "createCustomer", "listCustomers"],
    "#/post/listCustomers",
    "unique",
  ),
  acme(
    "operation-summary",
    "no summary",
    [customers, "  summary: Create a customer\n", ""],
    "#/post/summary",
    "Say in a few words",
  ),
  acme(
    "operation-description",
    "no description",
    [update, /  description: \|\n(    .*\n)+/, ""],
    "#/get/description",
    "Say what a caller has to know",
  ),
  live(
    "operation-tag-defined",
    "a tag that the root does not define",
    [brief, "[Customers]", "[Custmers]"],
    "#/get/tags/0",
    "or correct its spelling",
  ),
  live("operation-tag-defined", "no tags", [brief, "  tags: [Customers]\n", ""], "#/get", "Add the tag"),
  live(
    "tag-description",
    "a tag without a description",
    [root, /    description: The customers of a service provider.*\n/, ""],
    "#/tags/0/description",
    "description",
  ),
  live(
    "security-defined",
    "a security scheme that does not exist",
    [root, "- accessToken: []", "- accessToken: []\n  - token: []"],
    "#/security/1/token",
    "Describe the scheme",
  ),
  live(
    "no-unused-components",
    "a security scheme that nothing uses",
    [root, "    accessToken:\n", "    token:\n      type: http\n      scheme: basic\n    accessToken:\n"],
    "#/components/securitySchemes/token",
    "never used",
  ),
  live(
    "operation-4xx-response",
    "no documented refusal",
    [brief, /    '401':[^]*/, ""],
    "#/get/responses",
    "with a permissive body",
  ),
  live(
    "no-unresolved-refs",
    "a reference that leads nowhere",
    [brief, "responses/Forbidden.yaml", "responses/Nothing.yaml"],
    "#/get/responses/403",
    "resolve",
  ),
  acme(
    "no-path-trailing-slash",
    "a path that ends in a slash",
    [root, "/api/customers:", "/api/customers/:"],
    "#/paths/~1api~1customers~1",
    "trailing slash",
  ),
  live(
    "no-invalid-media-type-examples",
    "an example that breaks its schema",
    ["components/examples/ListCustomersLeadWithoutLicence.yaml", "LicenseType: 3", "LicenseType: three"],
    "#/value/0/LicenseType",
    "integer",
  ),
  acme(
    "no-invalid-schema-examples",
    "a schema's example that breaks it",
    ["components/schemas/CountryIso.yaml", "[GB]", "[GBR]"],
    "#/examples/0",
    "pattern",
  ),
  acme(
    "no-invalid-parameter-examples",
    "a parameter's example that breaks its schema",
    ["components/parameters/CustomerId.yaml", "915", "0"],
    "#/example",
    ">= 1",
  ),
  live(
    "struct",
    "a key that OpenAPI does not know",
    [brief, "  tags:", "  sumary: List\n  tags:"],
    "#/get/sumary",
    "not expected",
  ),
];

/** Our own, declared in redocly.yaml. */
export const configured: Fault[] = [
  live("rule/operation-tagged", "an empty list of tags", [brief, "[Customers]", "[]"], "#/get/tags", "Name the tag"),
  live(
    "rule/operation-evidence",
    "an operation without x-evidence",
    [brief, "  x-evidence: page\n", ""],
    "#/get/x-evidence",
    "Say how well it is proven",
  ),
  live(
    "rule/operation-evidence",
    "an operation without x-source",
    [brief, "  x-source: customers-brief-v2\n", ""],
    "#/get/x-source",
    "by which keys of x-sources",
  ),
  live(
    "rule/operation-evidence",
    "an inferred operation without x-source",
    [brief, /page\n  x-source:.*\n/, "inferred\n"],
    "#/get/x-source",
    "by which keys of x-sources",
  ),
  live(
    "rule/body-example",
    "a response body without an example",
    ["components/responses/Forbidden.yaml", /    examples:[^]*/, ""],
    "#/content/application~1json/examples",
    "Add one under `examples`",
  ),
  acme(
    "rule/body-example",
    "a request body without an example",
    [update, /        examples:\n          everyField:\n.*\n          nameOnly:\n.*\n/, ""],
    "#/patch/requestBody/content/application~1json/examples",
    "no named example",
  ),
  live(
    "rule/body-example",
    "examples without an entry",
    ["components/responses/Forbidden.yaml", /    examples:[^]*/, "    examples: {}\n"],
    "#/content/application~1json/examples",
    "no named example",
  ),
];

const licence = "components/schemas/LicenseType.yaml";
const deleted = "components/parameters/Deleted.yaml";
const list = "paths/customers_list.yaml";
const extension = "demarc/extension-form";
const companions = "demarc/enum-companions";
const keywords = "demarc/keyword-known";
const variants = "demarc/result-variants";

/** Our own, in the plugin. */
export const plugin: Fault[] = [
  acme(
    "demarc/linear-pattern",
    "a pattern whose time doubles with each letter",
    ["components/schemas/CountryIso.yaml", "^[A-Z]{2}$", "^([A-Z]+)+$"],
    "#/pattern",
    "not found to be linear (exponential)",
  ),
  acme(
    extension,
    "a mark of personal data that is neither true nor false",
    ["components/schemas/Customer.yaml", "x-personal: true", "x-personal: maybe"],
    "#/properties/name/x-personal",
    "belongs to a person or a customer",
  ),
  live(
    extension,
    "a grade of evidence that does not exist, on an operation",
    [brief, "x-evidence: page", "x-evidence: guess"],
    "#/get/x-evidence",
    '"guess" must be equal to one of',
  ),
  live(
    extension,
    "the same on a server",
    [root, "x-evidence: vendor-docs", "x-evidence: guess"],
    "#/servers/0/x-evidence",
    "inferred (none)",
  ),
  acme(
    extension,
    "the same on a property in a component file",
    ["components/schemas/Customer.yaml", "x-evidence: vendor-docs", "x-evidence: guess"],
    "#/properties/sub_realms/x-evidence",
    "page, vendor-docs, client-code, inferred",
  ),
  acme(
    extension,
    "the same beside a $ref",
    [
      "components/schemas/UpdateCustomerRequest.yaml",
      "$ref: CurrencyIso.yaml",
      "$ref: CurrencyIso.yaml\n    x-evidence: guess",
    ],
    "#/properties/currency_iso/x-evidence",
    "guess",
  ),
  globex(
    extension,
    "the same on a schema for additional properties",
    ["components/schemas/Customer.yaml", "x-evidence: inferred", "x-evidence: guess"],
    "#/additionalProperties/x-evidence",
    "guess",
  ),
  live(
    extension,
    "the same on a source",
    [root, "evidence: page", "evidence: guess"],
    "#/x-sources/customers-brief-v2/evidence",
    'x-sources: "guess"',
  ),
  live(
    extension,
    "a misspelt extension",
    ["components/responses/Forbidden.yaml", "x-evidence", "x-evidense"],
    "#/x-evidense",
    "Correct the spelling",
  ),
  acme(
    extension,
    "an x-retry that does not exist",
    [customers, "x-retry: never", "x-retry: sometimes"],
    "#/post/x-retry",
    "safe (a failed call may be repeated)",
  ),
  globex(
    extension,
    "an x-status-in-body that is no JSON pointer",
    [root, "x-status-in-body: /responses", "x-status-in-body: responses"],
    "#/x-status-in-body",
    "Write a JSON pointer",
  ),
  acme(
    extension,
    "an x-error-fields with a field too many",
    [root, "{ code: /status_code,", "{ status: /status_code,"],
    "#/x-error-fields",
    "additional properties: status",
  ),
  live(
    extension,
    "a name of a value that is not in PascalCase",
    [licence, "OcPro", "oc_pro"],
    "#/x-enum-varnames/5",
    "PascalCase",
  ),
  live(extension, "a name that two values share", [licence, "OcPro", "HostedPro"], "#/x-enum-varnames", "each once"),
  globex(
    extension,
    "a variant without a schema",
    [list, ", schema: CustomerCountResult", ""],
    "#/get/x-result-variants/1",
    "Write name (what to call it)",
  ),
  live(
    "demarc/source-known",
    "a source that does not exist",
    [brief, "x-source: customers-brief-v2", "x-source: customers-brief"],
    "#/get/x-source",
    'x-source names "customers-brief"',
  ),
  live(
    "demarc/source-known",
    "one in a component file",
    ["components/schemas/ErrorMessage.yaml", "delete-service", "delete"],
    "#/x-source",
    "add the source to x-sources",
  ),
  acme(
    "demarc/source-known",
    "one in a list",
    [root, "create-customer, update-customer]", "create-customer, update]"],
    "#/components/securitySchemes/accessToken/x-source/2",
    '"update"',
  ),
  live(
    "demarc/source-known",
    "one in a note",
    [
      "components/schemas/CustomerBrief.yaml",
      "type: object\n",
      "type: object\nx-notes:\n  - { text: Ids stay., evidence: page, source: postman }\n  - { text: Names change., evidence: page, source: post }\n",
    ],
    "#/x-notes/1/source",
    'The source of a note names "post"',
  ),
  live(
    extension,
    "a note with evidence and without a source",
    [
      "components/schemas/CustomerBrief.yaml",
      "type: object\n",
      "type: object\nx-notes:\n  - { text: Ids stay., evidence: page }\n",
    ],
    "#/x-notes/0",
    "Name the source of a note",
  ),
  live(
    extension,
    "evidence of a keyword that is no evidence",
    ["components/schemas/CustomerBrief.yaml", "type: object\n", "type: object\nx-keyword-evidence: { type: guess }\n"],
    "#/x-keyword-evidence/type",
    "Write the best proof there is",
  ),
  live(
    keywords,
    "evidence of a keyword that the schema does not have",
    [
      "components/schemas/CustomerBriefList.yaml",
      "type: array\n",
      "type: array\nx-keyword-evidence: { maxItems: inferred }\n",
    ],
    "#/x-keyword-evidence/maxItems",
    "Move it to the object with the keyword",
  ),
  live(
    keywords,
    "evidence of a field that is not required",
    [
      "components/schemas/CustomerBrief.yaml",
      "required:",
      "x-keyword-evidence: { required: { Id: inferred, Name: inferred } }\nrequired:",
    ],
    "#/x-keyword-evidence/required/Name",
    "required does not list (Id, ShortName",
  ),
  live(
    keywords,
    "the same on a response",
    [
      "components/responses/Forbidden.yaml",
      "x-evidence: inferred",
      "x-evidence: inferred\nx-keyword-evidence: { contents: page }",
    ],
    "#/x-keyword-evidence/contents",
    "description, content",
  ),
  live(
    companions,
    "a name too few",
    [licence, ", OcPro]", "]"],
    "#/x-enum-varnames",
    "has 5 entries, the x-extensible-enum beside it 6",
  ),
  live(
    companions,
    "a description too many",
    [licence, "  - OC Pro\n", "  - OC Pro\n  - OC\n"],
    "#/x-enum-descriptions",
    "has 7 entries",
  ),
  globex(
    companions,
    "a version too few",
    [deleted, "['3.13', '3.13', '3.14']", "['3.13', '3.14']"],
    "#/schema/x-enum-since",
    "has 2 entries, the enum beside it 3",
  ),
  live(
    companions,
    "names without values",
    ["components/schemas/ErrorMessage.yaml", "x-source", "x-enum-varnames: [Text]\nx-source"],
    "#/x-enum-varnames",
    "Add the values, or remove it",
  ),
  globex(
    variants,
    "a variant with a schema that does not exist",
    [list, "schema: CustomerCountResult", "schema: CustomerCount"],
    "#/get/x-result-variants/1/schema",
    "no components/schemas/CustomerCount.yaml",
  ),
  globex(
    variants,
    "a variant with a parameter that does not exist",
    [list, "{ pages: 1 }", "{ page: 1 }"],
    "#/get/x-result-variants/2/query/page",
    "no query parameter of the operation (deleted, bill_type",
  ),
  globex(
    extension,
    "paging without a size",
    [list, "    size: limit\n", ""],
    "#/get/x-paging",
    "must have required property 'size'",
  ),
  globex(
    "demarc/paging",
    "paging by a parameter that does not exist",
    [list, "offset: offset", "offset: start"],
    "#/get/x-paging/offset",
    'names "start", which is no query parameter of the operation (deleted, bill_type',
  ),
  globex(
    "demarc/paging",
    "a number of items by a parameter that does not exist",
    [list, "countCustomers, query: { count: 1 }", "countCustomers, query: { counted: 1 }"],
    "#/get/x-paging/count/query/counted",
    "Correct the name, or document the parameter",
  ),
  globex(
    "demarc/any-required",
    "one of several parameters, of which one does not exist",
    ["paths/customers_get.yaml", "[[id, name, email]]", "[[id, nmae]]"],
    "#/get/x-any-required/0",
    'names "nmae", which is no query parameter of the operation (check, email, id, name, payment)',
  ),
  globex(
    extension,
    "a task without an end",
    [list, "  x-paging:", "  x-task: { waiter: waitForIt, status: /data, succeeded: [], failed: [] }\n  x-paging:"],
    "#/get/x-task/succeeded",
    "must NOT have fewer than 1 items",
  ),
];
