/** What generated code tells the client about an API and its operations. All of it comes from the spec. */

export interface ApiDescriptor {
  provider: string;
  /** The version of the spec. */
  version: string;
  servers: readonly ServerDescriptor[];
  security: SecurityAlternatives;
  securitySchemes: Readonly<Record<string, SecuritySchemeDescriptor>>;
  /** JSON pointer into any body, to the status that counts whatever HTTP says. */
  statusInBody?: string;
  errorFields: ErrorFields;
  /** Whether a read can be sent by POST as well, its query as a form. */
  formPost?: boolean;
}

/** JSON pointers into an error body. */
export interface ErrorFields {
  code?: string;
  key?: string;
  message?: string;
}

export interface ServerDescriptor {
  name?: string;
  url: string;
  /** One without a default has to be given. */
  variables: Readonly<Record<string, { default?: string }>>;
}

/** Any one of these will do; of each, every scheme named is needed. */
export type SecurityAlternatives = readonly (readonly string[])[];

export type SecuritySchemeDescriptor = { type: "bearer" } | { type: "query" | "header"; name: string };

export interface OperationDescriptor {
  operationId: string;
  method: string;
  /** The path template. */
  path: string;
  /** The media type to ask for. */
  accept?: string;
  /** The media type of the request body. */
  contentType?: string;
  /** Whether there has to be a body. */
  needsBody?: true;
  /** The lists in the query that are sent as one value, separated by commas. */
  joined?: readonly string[];
  /** Whether a call that failed may be sent again. */
  retry: "safe" | "on-request" | "never";
  /** Where it differs from the API's own. */
  security?: SecurityAlternatives;
}
