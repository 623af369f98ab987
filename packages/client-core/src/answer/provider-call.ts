import type { HttpError } from "../errors.ts";

/** A success with what came along. */
export interface Answered<Data> {
  data: Data;
  /** The status that counts. */
  status: number;
  /** All of them, as they came: what is in them is the caller's to keep out of logs. */
  headers: Headers;
  /** The provider's own name of the request, where a header has one. */
  requestId: string | undefined;
}

/** A call: a promise of the success body. */
export interface ProviderCall<Data, Failure = HttpError> extends Promise<Data> {
  /**
   * The same call, with the status and headers of its success.
   *
   * @example const { data, requestId } = await telco.listCustomers().withResponse();
   */
  withResponse(): Promise<Answered<Data>>;
  /** For the compiler alone: what the provider answers in place of a success. */
  readonly failure?: Failure;
}

export function providerCall(answered: Promise<Answered<unknown>>): ProviderCall<unknown> {
  const data = answered.then((answer) => answer.data);
  const withResponse = () => {
    // Nobody waits for it then, and its failure is the other's as well.
    data.catch(() => {});
    return answered;
  };
  return Object.assign(data, { withResponse });
}
