/** One cell of the matrix: a runtime that runs, or a compiler that checks, what a consumer has installed. */
export interface Cell {
  name: string;
  /**
   * @returns what it did, in a few words
   * @throws where it failed
   */
  run(context: Context): Promise<string>;
}

export interface Context {
  /** The folder of the consumer, with the packages installed. */
  folder: string;
  urls: Record<string, string>;
}

export interface Outcome {
  name: string;
  passed: boolean;
  detail: string;
}

export async function outcomeOf({ name, run }: Cell, context: Context): Promise<Outcome> {
  try {
    return { name, passed: true, detail: await run(context) };
  } catch (error) {
    return { name, passed: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What the consumer printed, in words. Throws where that is not the list of checks that passed. */
export function summary(printed: string): string {
  const done: unknown = JSON.parse(printed);
  if (!Array.isArray(done) || done.length === 0)
    throw new Error(`Expected the list of checks that passed, found ${printed.slice(0, 500)}`);
  return `${done.length} checks`;
}
