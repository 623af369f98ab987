/** `telco  120 of 480 mutants, 12 s left`. */
export function progressLine(provider: string, done: number, total: number, elapsedMs: number): string {
  const left =
    done === 0 || done === total ? "" : `, ${Math.ceil(((elapsedMs / done) * (total - done)) / 1000)} s left`;
  return `${provider}  ${done} of ${total} mutants${left}`;
}
