/** A request as data: sending it uses nothing up, so that it can be sent again. */
export interface Outgoing {
  url: string;
  method: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
  body?: string | ArrayBuffer | Blob | null;
  /** What `raw` was given: it may carry more than is named here. */
  base?: Request;
}

/** What of a connection a request is made with. */
export interface Origin {
  api: { servers: readonly { url: string }[] };
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
}

/** What a caller gives for a request, by the places of the document. */
export interface Values {
  path?: object;
  query?: object;
  header?: object;
  cookie?: object;
  body?: unknown;
  /** Headers that the document does not know. */
  headers?: Record<string, string> | undefined;
}
