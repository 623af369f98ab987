export type ErrorCode = "http" | "network" | "timeout" | "abort" | "contract" | "configuration" | "task";

export interface ErrorDetails {
  provider: string;
  operationId?: string | undefined;
  /** What failed as a whole, where this error is only the reason. */
  context?: string | undefined;
  attempts?: number | undefined;
  retryable?: boolean | undefined;
  retryAfterMs?: number | undefined;
  requestId?: string | undefined;
  cause?: Error | undefined;
}

const longestMessage = 300;

/**
 * The base of everything that a client throws. The message is one line of at most 300 characters; no error contains
 * request headers, a query or a credential, by any way of printing it.
 */
export abstract class ProviderError extends Error {
  abstract readonly code: ErrorCode;
  // Declared only: a field that the constructor sets anyway would be shipped twice.
  declare readonly provider: string;
  /** Undefined where the call was not made through an operation function. */
  declare readonly operationId: string | undefined;
  /** How often the request was sent. */
  declare readonly attempts: number;
  /** Whether the same call could succeed later. It says nothing of whether sending it again is safe. */
  declare readonly retryable: boolean;
  /** When, in milliseconds from the answer, where the provider said so. */
  declare readonly retryAfterMs: number | undefined;
  /** The provider's own name of the request, where a header of its answer has one. */
  declare readonly requestId: string | undefined;

  constructor(
    message: string,
    { provider, operationId, context, attempts = 0, retryable = false, retryAfterMs, requestId, cause }: ErrorDetails,
  ) {
    super(
      oneLine(`${[provider, operationId].filter(Boolean).join(" ")}: ${context ? `${context}: ` : ""}${message}`),
      cause && { cause },
    );
    Object.assign(this, { provider, operationId, attempts, retryable, retryAfterMs, requestId });
  }
}

type Said = "providerCode" | "providerKey" | "providerMessage";

export interface HttpErrorDetails
  extends ErrorDetails, Pick<HttpError, "status" | "httpStatus" | "headers" | "body">, Partial<Pick<HttpError, Said>> {}

/** The provider answered, and not with a success. */
export class HttpError extends ProviderError {
  override readonly name = "HttpError";
  readonly code = "http";
  /** The status that counts: HTTP's own or, for a provider that keeps one in the body, whichever of the two is no success. */
  declare readonly status: number;
  /** The status of the HTTP response. */
  declare readonly httpStatus: number;
  /** The provider's own code, where the body has one. */
  declare readonly providerCode: string | undefined;
  /** The parameter at fault, where the provider names it. */
  declare readonly providerKey: string | undefined;
  /** The provider's own words. */
  declare readonly providerMessage: string | undefined;
  /** Those that say something of the failure, by their names in lower case: request ids, limits, the media type. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The body: parsed where it is JSON, the text otherwise, undefined where it is empty. */
  declare readonly body: unknown;

  constructor(details: HttpErrorDetails) {
    const { status, httpStatus, providerCode, providerKey, providerMessage, headers, body } = details;
    const where = status === httpStatus ? `${status}` : `${status} (in the body of HTTP ${httpStatus})`;
    super(
      `${where}${providerKey ? ` at "${providerKey}"` : ""}${providerMessage ? `: ${providerMessage}` : ""}`,
      details,
    );
    Object.assign(this, { status, httpStatus, providerCode, providerKey, providerMessage, headers, body });
  }
}

/** No answer came: no connection, or it broke. */
export class NetworkError extends ProviderError {
  override readonly name = "NetworkError";
  readonly code = "network";
}

/** No answer came in time. */
export class TimeoutError extends ProviderError {
  override readonly name = "TimeoutError";
  readonly code = "timeout";
}

/** The caller's signal ended the call. */
export class AbortError extends ProviderError {
  override readonly name = "AbortError";
  readonly code = "abort";
}

/** The provider answered with something that differs from the document, or cannot be read. */
export class ContractError extends ProviderError {
  override readonly name = "ContractError";
  readonly code = "contract";
  declare readonly status: number;
  /**
   * What came all the same, parsed: a list with one odd row is still a list. The text where JavaScript could not parse it,
   * undefined where it was too long.
   */
  declare readonly body: unknown;

  constructor(message: string, details: ErrorDetails & { status: number; body?: unknown }) {
    super(message, details);
    this.status = details.status;
    // Not enumerable: whoever prints the error does not print a whole list of customers.
    Object.defineProperty(this, "body", { value: details.body });
  }
}

/** An option or argument makes no sense. Nothing was sent. */
export class ConfigurationError extends ProviderError {
  override readonly name = "ConfigurationError";
  readonly code = "configuration";
}

/** The provider has ended a task, and not with a success. */
export class TaskError extends ProviderError {
  override readonly name = "TaskError";
  readonly code = "task";
  /** The state that the provider gave it. */
  declare readonly status: string;
  /** The last answer about the task. */
  declare readonly task: unknown;

  constructor(message: string, details: ErrorDetails & { status: string; task: unknown }) {
    super(message, details);
    this.status = details.status;
    this.task = details.task;
  }
}

function oneLine(message: string): string {
  // Control characters and those that turn the direction of a text round would act on a terminal.
  const line = message.replaceAll(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage - 1)}…`;
}
