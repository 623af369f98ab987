import type { ErrorDetails } from "./errors.ts";
import type { Origin, Outgoing, Values } from "./transport/outgoing.ts";

/** What generated code tells the client about an API and its operations. All of it comes from the spec. */

export interface ApiDescriptor {
  provider: string;
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

export type SecuritySchemeDescriptor = { type: "bearer" } | { type: "query"; name: string } | HeaderScheme;

export interface HeaderScheme {
  type: "header";
  name: string;
  /** Of a credential that is a cookie: its name. */
  cookie?: string;
  /** What the header becomes, where that is not the credential. */
  write?(credential: string, before: string | undefined, scheme: HeaderScheme): string;
}

/** How a parameter is written that is not a plain value of a query or path. */
export interface StyledParameter {
  in: "path" | "query" | "header" | "cookie";
  name: string;
  /** That of OpenAPI; `json` where the value is a JSON text. */
  style: string;
  explode: boolean;
}

/** Reads the body of an answer: as text, of which JSON is made, or as what the caller gets. */
export type BodyReader = (response: Response, maxBytes: number, details: ErrorDetails) => Promise<string | Blob>;

export interface OperationDescriptor {
  operationId: string;
  method: string;
  path: string;
  accept?: string;
  contentType?: string;
  needsBody?: true;
  /** The media types of the parts of a form, where the document gives them. */
  parts?: Readonly<Record<string, string>>;
  /** The parameters that are not plain, which `build` writes. */
  styled?: readonly StyledParameter[];
  /** The address of a server of its own, which `build` takes in place of the API's. */
  server?: string;
  /** Builds the request, where plain values are not all. */
  build?(origin: Origin, operation: OperationDescriptor, args: Values, details: ErrorDetails): Outgoing;
  /** Writes a body that is no JSON. A Blob with a type brings its own media type. */
  encode?(body: unknown, details: ErrorDetails, operation: OperationDescriptor): string | Blob;
  /** Reads the body of a success that may be no JSON. */
  read?: BodyReader;
  /** Whether a call that failed may be sent again. */
  retry: "safe" | "on-request" | "never";
  /** Where it differs from the API's own. */
  security?: SecurityAlternatives;
}
