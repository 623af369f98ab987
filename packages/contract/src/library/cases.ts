import { createMock } from "@demarc/mock";
import { specOf, type OpenApiDocument } from "@demarc/openapi";
import type { ContractCase } from "../model/case.ts";
import { contractOf, type ContractOptions } from "../run/contract.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Finding } from "../model/finding.ts";
import type { ClientUnderTest } from "../model/client-under-test.ts";
import type { Target } from "../targets/target.ts";

export interface RunOptions extends ContractOptions {
  /** A mock of the document in this process where it is left out. */
  target?: Target;
  /** The client to run the cases through; bare HTTP where it is left out. */
  client?: ClientUnderTest;
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
  { target = createMock(document), client, provider = "api", ...options }: RunOptions = {},
): Promise<{ runs: CaseRun[]; exchanges: Exchange[] }> {
  const runs: CaseRun[] = [];
  const exchanges: Exchange[] = [];
  for (const contract of contractOf(specOf(document, provider), client, target, options)) {
    const faults = contract.checkDocument();
    if (faults.length > 0)
      runs.push({ operationId: contract.operationId, testCase: documentCase(faults), findings: faults });
    for (const testCase of contract.cases)
      runs.push({ operationId: contract.operationId, testCase, findings: await contract.run(testCase) });
    exchanges.push(...contract.ledger);
  }
  return { runs, exchanges };
}

/** That an operation can be read, as a case. It is there where it fails. */
function documentCase([first]: Finding[]): ContractCase {
  return {
    id: "document",
    kind: "document",
    title: "the document can be read",
    specPointer: first?.specPointer ?? "",
    args: {},
    alternative: 0,
    expect: { status: 0 },
  };
}
