import { duration } from "../report/format.ts";

/** `cloudlx  120 of 480 changes, 12 s left`. */
export function progressLine(provider: string, done: number, total: number, elapsedMs: number): string {
  const left = done === 0 || done === total ? "" : `, ${duration((elapsedMs / done) * (total - done))} left`;
  return `${provider}  ${done} of ${total} changes${left}`;
}
