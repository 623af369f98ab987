import type { CaseResult, ContractReport } from "@demarc/contract";
import type { LiveProviderReport, LiveReport } from "@demarc/contract-live";
import { listOperations, type Spec } from "@demarc/openapi";
import { adviceOf, seenIn } from "./summary.ts";

/**
 * A live run in the form of a contract run, so that the same renderers show it: a case for each call, and one for each
 * run error.
 */
export function asContractReport(
  { createdAt, commit, providers }: LiveReport,
  specs: ReadonlyMap<string, Spec>,
): ContractReport {
  return {
    kind: providers.every(({ hostClass }) => hostClass === "recorded") ? "replay" : "live",
    createdAt,
    ...(commit !== undefined && { commit }),
    providers: providers.map((report) => {
      const spec = specs.get(report.provider);
      const operations = spec ? listOperations(spec.document) : [];
      const [first] = operations;
      return {
        provider: report.provider,
        title: report.title,
        version: report.version,
        hash: report.hash,
        target: `${report.hostClass} host`,
        durationMs: report.durationMs,
        errata: report.errata.map(({ id, title, at, outcome, evidence }) => ({
          id,
          title,
          at,
          numbers: [],
          settled: { outcome, by: evidence },
        })),
        operations: operations.map(({ operationId, method, path, object, evidence }) => ({
          operationId,
          method,
          path,
          summary: object.summary ?? "",
          evidence,
          coverage: [],
          ...(report.calls.every((call) => call.operationId !== operationId) && {
            skipped:
              method === "get"
                ? "Not called: it needs a value that the run was not given, or the run ended before it."
                : "Not called: it writes, and only a run with --allow-writes writes.",
          }),
          cases: [
            ...casesOf(report, operationId),
            ...(operationId === first?.operationId ? runErrorCases(report, operationId) : []),
          ],
        })),
      };
    }),
  };
}

function casesOf({ provider, calls, findings }: LiveProviderReport, operationId: string): CaseResult[] {
  return calls
    .filter((call) => call.operationId === operationId)
    .map((call, index): CaseResult => {
      // Calls may have the same name: their findings are those of the first.
      const isFirst = calls.find((other) => other.call === call.call) === call;
      const own = isFirst ? findings.filter((finding) => finding.calls[0] === call.call) : [];
      return {
        id: `${provider}/${operationId}/live/${index + 1}`,
        kind: "response",
        title: `${call.call} is answered as documented`,
        passed: !own.some(({ grade, accepted }) => grade === "breaking" && !accepted),
        durationMs: call.durationMs,
        findings: own.map((finding) => ({
          ...finding,
          advice: adviceOf(finding),
          found: [finding.found, seenIn(finding)].filter(Boolean).join(" — "),
        })),
      };
    });
}

function runErrorCases({ provider, errors }: LiveProviderReport, operationId: string): CaseResult[] {
  return errors.map(({ kind, message, advice }, index) => ({
    id: `${provider}/${operationId}/live/error-${index + 1}`,
    kind: "client",
    title: "the provider can be reached and accepts the caller",
    passed: false,
    durationMs: 0,
    findings: [],
    error: `${kind}: ${message} ${advice}`,
  }));
}
