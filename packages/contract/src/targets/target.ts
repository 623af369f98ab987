/** Something that answers requests: a mock in this process, a mock as a server, or the provider itself. */
export interface Target {
  /** For reports: `in-process mock (Prism)`. */
  name: string;
  /** What the paths of the document are appended to. */
  baseUrl: string;
  /**
   * Whether it is a mock that does what {@link MockRequest} asks. A provider is sent none of the calls that need
   * one: those that the document does not allow, and those that ask for a certain answer.
   */
  isMock?: boolean;
  fetch(request: Request): Promise<Response>;
  /** Ends what it started. */
  stop?(): Promise<void>;
}
