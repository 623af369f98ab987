/** Something that answers requests: a mock in this process, a mock as a server, or the provider itself. */
export interface Target {
  /** For reports: `Prism in process`. */
  name: string;
  /** What the paths of the document are appended to. */
  baseUrl: string;
  fetch(request: Request): Promise<Response>;
}
