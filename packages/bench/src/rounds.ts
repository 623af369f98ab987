/** Something to be timed. */
export interface Subject {
  name: string;
  /** Does the same as every other subject's, and returns the parsed body. */
  call(): Promise<unknown>;
}

export interface Timing {
  name: string;
  /** Of all its calls, in milliseconds. */
  medianMs: number;
  /** The median divided by that of the first subject. */
  ratio: number;
}

export interface RoundsOptions {
  /** How long to go on after the warm-up. */
  durationMs: number;
  /** How many rounds to leave out, in which the engine still compiles. */
  warmUp: number;
  /** Called now and then with the share that is done, from 0 to 1. */
  onProgress?: (done: number) => void;
}

/**
 * Times subjects in rounds of one call each, in an order drawn anew: whatever slows the machine down for a while then
 * slows all of them, and none always follows the same other.
 */
export async function timeInRounds(
  subjects: Subject[],
  { durationMs, warmUp, onProgress }: RoundsOptions,
): Promise<Timing[]> {
  const samples = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < warmUp; round++) {
    for (const { call } of subjects) await call();
  }
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  for (let round = 0; round === 0 || elapsed() < durationMs; round++) {
    for (const subject of shuffled(subjects)) {
      const start = performance.now();
      await subject.call();
      samples.get(subject)?.push(performance.now() - start);
    }
    if (round % 100 === 0) onProgress?.(elapsed() / durationMs);
  }
  return summarise([...samples].map(([{ name }, ms]) => ({ name, ms })));
}

/** Medians, and their ratio to the first one's. */
export function summarise(samples: { name: string; ms: number[] }[]): Timing[] {
  const medians = samples.map(({ name, ms }) => ({ name, medianMs: median(ms) }));
  const [base] = medians;
  return medians.map((timing) => ({ ...timing, ratio: timing.medianMs / (base?.medianMs ?? Number.NaN) }));
}

/** The middle value; of two in the middle, what lies between them. Not a number where there is none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function shuffled<T>(values: T[]): T[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}
