import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface InFlight {
  calls: number;
  orderKept: boolean;
  /** The heap in use, in bytes, after collection: before the calls and after them. */
  before: number;
  after: number;
  /** By how much the heap grew: 0.05 is five in a hundred. */
  growth: number;
}

/** Makes many calls at once, several times, and compares the heap before and after. A leak shows that this is found. */
export async function measureInFlight(origin: string, calls: number, leak = false): Promise<InFlight> {
  const program = fileURLToPath(new URL("in-flight.ts", import.meta.url));
  const args = ["--expose-gc", program, origin, String(calls), ...(leak ? ["--leak"] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as InFlight;
}
