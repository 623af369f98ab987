import { ProviderError, type ErrorDetails } from "../errors.ts";

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
