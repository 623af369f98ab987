import { paint, passOn } from "./terminal.ts";
import type { TaskLine } from "./turbo.ts";

/** How long nothing may follow until the lines of a task count as complete: turbo writes them all at once. */
const pause = 50;

export interface Step {
  name: string;
  /** Whether what it prints is worth reading even where it passed. */
  shown?: boolean;
}

/**
 * Prints a line for each task as it ends, and below it what it printed where it failed or its step is shown. Takes the
 * lines that turbo prints in grouped order.
 */
export class Progress {
  #lines: TaskLine[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #steps: Record<string, Step>;

  constructor(steps: Record<string, Step>) {
    this.#steps = steps;
  }

  add(line: TaskLine): void {
    const [first] = this.#lines;
    if (first && (first.task !== line.task || first.package !== line.package)) this.flush();
    this.#lines.push(line);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  flush(): void {
    clearTimeout(this.#timer);
    const [first] = this.#lines;
    if (!first) return;
    // pnpm's last words on a script that failed.
    const failed = this.#lines.some(({ text }) => text.includes("[ELIFECYCLE]"));
    const step = this.#steps[first.task];
    const name = `${(step?.name ?? first.task).padEnd(10)} ${first.package.replace(/^@demarc\//, "")}`;
    console.log(failed ? `${paint("red", "✗")} ${paint("bold", name)}` : `${paint("green", "✓")} ${name}`);
    if (failed || step?.shown) for (const { text, head } of this.#lines) if (!head) passOn(`    ${text}`);
    this.#lines = [];
  }
}
