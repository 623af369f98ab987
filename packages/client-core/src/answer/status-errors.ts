import type { HttpError } from "../errors.ts";

/** What the status of an {@link HttpError} can be. */
export type ErrorStatus =
  | (300 | 301 | 302 | 303 | 304 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

/**
 * An error of a status whose body is documented. It is not validated, and what a proxy in between answers is documented
 * nowhere: read it with `?.`.
 */
export interface StatusError<Status extends number, Body> extends HttpError {
  readonly status: Status;
  readonly body: Body | undefined;
}

/**
 * The errors that an operation answers: `error.status === 422` decides about `error.body`.
 *
 * @typeParam Bodies the documented bodies by status; `default` is that of any other
 */
export type StatusErrors<Bodies> =
  | { [Status in Extract<keyof Bodies, number>]: StatusError<Status, Bodies[Status]> }[Extract<keyof Bodies, number>]
  | StatusError<Exclude<ErrorStatus, keyof Bodies>, Bodies extends { default: infer Body } ? Body : unknown>;
