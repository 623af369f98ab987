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
  now?: () => number;
}

/**
 * Times subjects in rounds of one call each, in a random order: whatever slows the machine down for a while then slows
 * all of them, and none always follows the same other.
 */
export async function timeInRounds(
  subjects: Subject[],
  { durationMs, warmUp, now = () => performance.now() }: RoundsOptions,
): Promise<Timing[]> {
  const samples = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < warmUp; round++) {
    for (const { call } of subjects) await call();
  }
  const began = now();
  for (let round = 0; round === 0 || now() - began < durationMs; round++) {
    for (const subject of shuffled(subjects)) {
      const start = now();
      await subject.call();
      samples.get(subject)?.push(now() - start);
    }
  }
  return summarise([...samples].map(([{ name }, ms]) => ({ name, ms })));
}

export function summarise(samples: { name: string; ms: number[] }[]): Timing[] {
  const medians = samples.map(({ name, ms }) => ({ name, medianMs: median(ms) }));
  const [base] = medians;
  return medians.map((timing) => ({ ...timing, ratio: timing.medianMs / (base?.medianMs ?? Number.NaN) }));
}

/** The middle value, or the mean of the two in the middle. NaN where there is none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function shuffled<T>(values: T[]): T[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
