import type {
  CaseResult,
  ContractReport,
  CoverageItem,
  Finding,
  OperationReport,
  ProviderReport,
} from "@demarc/contract";

export const finding = (changes: Partial<Finding> = {}): Finding => ({
  grade: "breaking",
  provider: "acme",
  operationId: "listNumbers",
  pointer: "/body/numbers/0/name",
  specPointer: "/components/schemas/Number/properties/name",
  expected: "a string",
  found: "null",
  ...changes,
});

/** A case of `acme listNumbers` that passed. */
export const passed = (rest: string, changes: Partial<CaseResult> = {}): CaseResult => ({
  id: `acme/listNumbers/${rest}`,
  kind: "response",
  title: `the case ${rest} passes`,
  passed: true,
  durationMs: 12.5,
  findings: [],
  ...changes,
});

/** The same, failed with one finding. */
export const failed = (rest: string, changes: Partial<CaseResult> = {}): CaseResult =>
  passed(rest, { passed: false, findings: [finding()], ...changes });

export const item = (name: string, changes: Partial<CoverageItem> = {}): CoverageItem => ({
  kind: "property",
  name,
  specPointer: `/components/schemas/Number/properties/${name}`,
  covered: true,
  ...changes,
});

export const operation = (changes: Partial<OperationReport> = {}): OperationReport => ({
  operationId: "listNumbers",
  method: "GET",
  path: "/numbers",
  summary: "List numbers",
  evidence: "page",
  cases: [passed("response/200/two"), passed("response/401/none")],
  coverage: [item("name"), item("200", { kind: "status" })],
  ...changes,
});

export const provider = (changes: Partial<ProviderReport> = {}): ProviderReport => ({
  provider: "acme",
  title: "Acme numbers",
  version: "1.2.3",
  hash: "0123456789abcdef",
  target: "in-process mock (Prism)",
  durationMs: 1234,
  operations: [operation()],
  errata: [
    { id: "spelling", title: "Two spellings", at: "#/components/schemas/Number", evidence: "page", numbers: [1] },
  ],
  ...changes,
});

export const report = (providers: ProviderReport[], changes: Partial<ContractReport> = {}): ContractReport => ({
  createdAt: "2025-06-14T10:32:07.123Z",
  commit: "03455f5",
  providers,
  ...changes,
});

/** One provider, one operation, these cases. */
export const reportOf = (...cases: CaseResult[]): ContractReport =>
  report([provider({ operations: [operation({ cases })] })]);

/** Two providers and three operations, of which the last has two failed cases of three, and a gap in its coverage. */
export const failingReport = (): ContractReport =>
  report([
    provider(),
    provider({
      provider: "bell",
      operations: [
        operation({ operationId: "createNumber", method: "POST" }),
        operation({
          operationId: "listNumbers",
          cases: [
            passed("one"),
            failed("two", {
              findings: [
                finding(),
                finding({ pointer: "/status", expected: "200", found: "500", erratum: "spelling" }),
              ],
            }),
            failed("three", { findings: [], error: "it took too long\n    at wait.ts:1" }),
          ],
          coverage: [item("name"), item("colour", { covered: false })],
        }),
      ],
    }),
  ]);
