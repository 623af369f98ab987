/** The parts of an OpenAPI 3.1 document that this repository reads, references and our extensions included. */

export type Evidence = "page" | "vendor-docs" | "client-code" | "inferred";
export const evidenceLevels: readonly Evidence[] = ["page", "vendor-docs", "client-code", "inferred"];

/** A sentence about an object that is not as well known as the object. */
export interface Note {
  text: string;
  evidence: Evidence;
  source?: string | string[];
}

export interface Evidenced {
  "x-evidence"?: Evidence;
  "x-source"?: string | string[];
  /** By keyword of the object, where a keyword's evidence differs from the object's; by name inside of it where a keyword lists names. */
  "x-keyword-evidence"?: Record<string, Evidence | Record<string, Evidence>>;
  "x-notes"?: Note[];
}

export interface Reference {
  $ref: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Schema extends Evidenced {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: Json[];
  default?: Json;
  "x-extensible-enum"?: Json[];
  /** Whether the value belongs to a person or a customer; in an object, all that is below it. */
  "x-personal"?: boolean;
  "x-enum-varnames"?: string[];
  "x-enum-descriptions"?: string[];
  "x-enum-since"?: string[];
  /** What an erratum tolerates in its place: values that other versions of the provider are known to send. */
  "x-tolerated"?: Schema;
}

export interface Example {
  summary?: string;
  description?: string;
  value: Json;
}

export interface MediaType extends Evidenced {
  schema?: Schema;
  example?: Json;
  examples?: Record<string, Example | Reference>;
  /** Of a form: how its fields are written. */
  encoding?: Record<string, { contentType?: string; style?: string; explode?: boolean }>;
}

export interface Parameter extends Evidenced {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema?: Schema;
  /** Instead of a schema: one media type in which the value is written. */
  content?: Record<string, MediaType>;
  example?: Json;
  examples?: Record<string, Example | Reference>;
  /** The value to send where a caller knows no better, though the parameter may be left out. */
  "x-recommended"?: Json;
  "x-personal"?: boolean;
  style?: string;
  explode?: boolean;
  allowEmptyValue?: boolean;
  "x-since"?: string;
}

export interface RequestBody extends Evidenced {
  required?: boolean;
  description?: string;
  content: Record<string, MediaType>;
}

export interface ResponseObject extends Evidenced {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
}

/** One alternative: every scheme named has to be satisfied. */
export type SecurityRequirement = Record<string, string[]>;

export interface SecurityScheme extends Evidenced {
  type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  scheme?: string;
  in?: "query" | "header" | "cookie";
  name?: string;
  description?: string;
  "x-since"?: string;
  "x-token-endpoint"?: TokenEndpoint;
}

/** `x-token-endpoint`: where a credential comes from, by a path from the root of the host. */
export interface TokenEndpoint extends Evidenced {
  path: string;
  /** The host, where it is none of the document's servers. */
  server?: string;
  parameters?: Parameter[];
  post: OperationObject;
}

/** `x-result-variants`: with these query values, the success body is this component schema alone. The one without query values is the rest. */
export interface ResultVariant {
  name: string;
  query: Record<string, Json>;
  schema: string;
}

/** `x-paging`: how a list is read page by page, and what the client's function for it is called. */
export interface PagingExtension {
  iterator: string;
  /** JSON pointer into the success body, to the list. */
  items: string;
  /** JSON pointer into an item, to what tells it from the others. */
  id?: string;
  /** The query parameter for how many items a page holds. */
  size: string;
  /** The query parameter for how many items to pass over. */
  offset?: string;
  /** In place of `offset`: the query parameter for the number of the page. */
  page?: string;
  /** The number of the first page, 1 where nothing is said. */
  firstPage?: number;
  /** JSON pointer into the success body, to the number of the last page. */
  lastPage?: string;
  /** How many items to ask for where the caller does not say. */
  pageSize: number;
  maxPageSize?: number;
  /** The query values with which the answer has the number of items in place of the list, and what to call that. */
  count?: { function: string; query: Record<string, Json> };
}

/** `x-task`: the operation says how far a task is, and what the client's function that waits for its end is called. */
export interface TaskExtension {
  waiter: string;
  /** JSON pointer into the success body, to the state. */
  status: string;
  succeeded: string[];
  failed: string[];
  /** JSON pointer into the success body, to the reason of a failure. */
  message?: string;
}

/** `x-retry`: whether a call that failed may be sent again. */
export type Retry = "safe" | "on-request" | "never";

export interface OperationObject extends Evidenced {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, ResponseObject | Reference>;
  security?: SecurityRequirement[];
  servers?: Server[];
  "x-retry"?: Retry;
  "x-since"?: string;
  "x-result-variants"?: ResultVariant[];
  /** Groups of optional query parameters, of each of which a call needs at least one. */
  "x-any-required"?: string[][];
  "x-paging"?: PagingExtension;
  "x-task"?: TaskExtension;
}

export const httpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type HttpMethod = (typeof httpMethods)[number];

export type PathItem = { parameters?: (Parameter | Reference)[]; servers?: Server[] } & {
  [method in HttpMethod]?: OperationObject;
};

export interface ServerVariable extends Evidenced {
  default: string;
  description?: string;
  enum?: string[];
  /** The default is a placeholder, so a caller has to give a value. */
  "x-required"?: boolean;
}

export interface Server extends Evidenced {
  url: string;
  description?: string;
  variables?: Record<string, ServerVariable>;
  "x-name"?: string;
}

export interface Source {
  title: string;
  evidence: Evidence;
}

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string };
  servers?: Server[];
  security?: SecurityRequirement[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    securitySchemes?: Record<string, SecurityScheme>;
    [section: string]: Record<string, unknown> | undefined;
  };
  "x-sources"?: Record<string, Source>;
  /** JSON pointer into a response body, to the status that counts whatever HTTP says. */
  "x-status-in-body"?: string;
  /** Whether a GET, or a POST without a body, can be sent by POST with its query as a form. */
  "x-form-post"?: boolean;
  /** What separates the fields of a query, where it is not the ampersand alone. */
  "x-query-separators"?: "&;";
  /** JSON pointer into an error body, to an object with a list of reasons for each field that was refused. */
  "x-field-errors"?: string;
  /** JSON pointers into an error body, to the provider's own code, the parameter at fault, and the message. */
  "x-error-fields"?: { code?: string; key?: string; message?: string };
}
