import type { OpenApiDocument } from "@demarc/spec";
import type { ContractCase } from "../cases/case.ts";
import { contractOf, type ContractOptions } from "../contract.ts";
import type { Exchange } from "../exchange.ts";
import { createMock, specOf } from "../mock/mock.ts";
import type { Finding } from "../report/model.ts";
import type { Subject } from "../subject.ts";
import type { Target } from "../target.ts";

export interface RunOptions extends ContractOptions {
  /** A mock of the document in this process where it is left out. */
  target?: Target;
  /** The client to run the cases through; bare HTTP where it is left out. */
  subject?: Subject;
  /** For ids and findings; `api` where it is left out. */
  provider?: string;
}

/** One case with what came of it. */
export interface CaseRun {
  operationId: string;
  testCase: ContractCase;
  findings: Finding[];
}

/** The cases of every operation of a document: plain data, the same ones for the same document and seed. */
export function contractCases(
  document: OpenApiDocument,
  seed?: number,
): { operationId: string; cases: ContractCase[] }[] {
  const mock = {
    name: "none",
    baseUrl: "http://localhost",
    isMock: true,
    fetch: () => Promise.reject(new Error("nothing is sent")),
  };
  return contractOf(specOf(document), undefined, mock, { ...(seed !== undefined && { seed }) }).map(
    ({ operationId, cases }) => ({ operationId, cases }),
  );
}

/**
 * Runs all cases of a document.
 *
 * @returns what came of each, and the exchanges to read coverage from. They hold credentials
 */
export async function runCases(
  document: OpenApiDocument,
  { target = createMock(document), subject, provider = "api", ...options }: RunOptions = {},
): Promise<{ runs: CaseRun[]; exchanges: Exchange[] }> {
  const runs: CaseRun[] = [];
  const exchanges: Exchange[] = [];
  for (const contract of contractOf(specOf(document, provider), subject, target, options)) {
    for (const testCase of contract.cases)
      runs.push({ operationId: contract.operationId, testCase, findings: await contract.run(testCase) });
    exchanges.push(...contract.ledger);
  }
  return { runs, exchanges };
}
