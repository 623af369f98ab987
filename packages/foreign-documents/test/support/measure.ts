import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { runDocument } from "@demarc/contract";
import { loadDocument } from "@demarc/spec";
import { parse } from "yaml";

/** A case that fails because of a fault of its document, reviewed. */
interface Fault {
  /** Its id without the document's name, with `*` for any part. */
  case: string;
  reason: string;
}

/** What came of one document. */
export interface Measured {
  name: string;
  operations: number;
  cases: number;
  /** Those that failed for a reason that is listed. */
  real: number;
  /** Those that failed for none, by id. */
  failed: string[];
  /** Of what the document states, the part that was shown; 1 where it states nothing. */
  coverage: number;
  /** Of the processor, for a case with its planning. */
  msPerCase: number;
  /** Entries of the list that nothing needs. */
  idle: string[];
  /** Why the document could not be run at all. */
  aborted?: string;
}

const listed = read<Record<string, Fault[]>>("faults.yaml");
const sources = read<Record<string, { operations?: number }>>("sources.yaml");

/** Takes a document through the contract tests, and tells its own faults from ours. */
export async function measure(file: string): Promise<Measured> {
  const name = basename(file, extname(file));
  const faults = (listed[name] ?? []).map((fault) => ({ ...fault, pattern: patternOf(fault.case), needed: false }));
  const measured = { name, operations: 0, cases: 0, real: 0, failed: [], coverage: 1, msPerCase: 0, idle: [] };
  try {
    const document = await loadDocument(file);
    const paths = Object.entries(document.paths ?? {}).slice(0, sources[name]?.operations);
    const before = process.cpuUsage();
    const { operations } = await runDocument({ ...document, paths: Object.fromEntries(paths) }, { provider: name });
    const { user, system } = process.cpuUsage(before);
    const cases = operations.flatMap((operation) => operation.cases);
    const items = operations.flatMap(({ coverage }) => coverage);
    const unexplained = cases.filter(({ passed, id }) => {
      const own = id.slice(name.length + 1);
      const fault = passed ? undefined : faults.find(({ pattern }) => pattern.test(own));
      if (fault) fault.needed = true;
      return !passed && !fault;
    });
    return {
      ...measured,
      operations: operations.length,
      cases: cases.length,
      real: cases.filter(({ passed }) => !passed).length - unexplained.length,
      failed: unexplained.map(({ id }) => id),
      coverage: items.length === 0 ? 1 : items.filter(({ covered }) => covered).length / items.length,
      msPerCase: (user + system) / 1000 / Math.max(1, cases.length),
      idle: faults.filter(({ needed }) => !needed).map((fault) => fault.case),
    };
  } catch (error) {
    return { ...measured, aborted: (error as Error).message };
  }
}

function patternOf(wanted: string): RegExp {
  const parts = wanted.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`);
}

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, "../..", name), "utf8")) as T;
}
