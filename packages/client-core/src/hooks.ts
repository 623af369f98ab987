import type { Drift } from "./validation/validation.ts";

export interface Caller {
  provider: string;
  /** Undefined for a call through `raw`. */
  operationId: string | undefined;
}

/** What a hook is given of an attempt. Never headers, a query or a body. */
export interface AttemptInfo extends Caller {
  method: string;
  /** The path template, so that no identifier is logged. */
  path: string;
  /** Counted from 1. */
  attempt: number;
}

export interface ResponseInfo extends AttemptInfo {
  /** The status of the HTTP response. */
  status: number;
  /** From the start of the attempt to the last byte. For `raw`, to the headers. */
  durationMs: number;
  /** The provider's own name of the request, where a header has one. */
  requestId?: string | undefined;
}

export interface RetryInfo extends AttemptInfo {
  /** The wait before the next attempt. */
  delayMs: number;
  /** Why: an HTTP status, or the code of the error. */
  reason: string;
}

/** Called as things happen. What a hook throws is ignored: it cannot break a call. */
export interface Hooks {
  onRequest?: ((info: AttemptInfo) => void) | undefined;
  onResponse?: ((info: ResponseInfo) => void) | undefined;
  onRetry?: ((info: RetryInfo) => void) | undefined;
  /** An answer that differs from the document. Needs the option `validation`. */
  onDrift?: ((drift: Drift) => void) | undefined;
}

/** What a line of the log has as fields: what the hooks are given. */
export type LogFields = AttemptInfo & Partial<ResponseInfo & RetryInfo>;

/**
 * The two methods of `console`, pino and others that are used. Pino takes the fields for those of the entry; `console` prints
 * them before the line, which says the same.
 */
export interface Logger {
  debug(fields: LogFields, line: string): void;
  warn(fields: LogFields, line: string): void;
}

export function tell<T>(listener: ((value: T) => unknown) | undefined, value: T): void {
  try {
    const result = listener?.(value);
    if (result instanceof Promise) result.catch(() => {});
  } catch {
    // The caller's own telemetry is not worth failing the caller's call.
  }
}

export function log(logger: Logger | undefined, level: keyof Logger, fields: LogFields, text: string): void {
  const { provider, operationId, method, path, attempt } = fields;
  if (logger)
    tell(
      (line: string) => logger[level](fields, line),
      `${provider} ${operationId ?? "raw"} ${method} ${path}, attempt ${attempt}: ${text}`,
    );
}
