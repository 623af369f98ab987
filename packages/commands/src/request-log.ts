/** Turns Prism's six or more lines for a request into one, and one more for each fault that it found in the request. */
export class RequestLog {
  readonly #provider: string;
  #request = "";

  constructor(provider: string) {
    this.#provider = provider;
  }

  /** What to print for a line of Prism's, which has no colours any more. Prism leaves out the query, and with it credentials. */
  take(line: string): string[] {
    const begun = /\[HTTP SERVER\] (\w+) (\S+) .*Request received/.exec(line);
    if (begun) this.#request = `${begun[1]?.toUpperCase()} ${begun[2]?.split("?")[0]}`;
    const status = /Responding with "(\w+)"/.exec(line)?.[1];
    if (status) return [`${this.#provider}  ${this.#request}  ${status}`];
    const refused = /Request terminated with error: \S+: (.*)/.exec(line)?.[1];
    if (refused) return [`${this.#provider}  ${this.#request}  refused: ${refused}`];
    const violation = /Violation: (.*)/.exec(line)?.[1];
    return violation ? [`${this.#provider}    ${violation}`] : [];
  }
}
