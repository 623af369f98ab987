import type { Operation } from "@demarc/spec";
import { checkResponse } from "../checker.ts";
import type { Finding, Grade } from "../report/model.ts";
import { statusThatCounts } from "../status.ts";
import { parseJson } from "../text.ts";
import { answerOf, type LiveCall } from "./call.ts";
import { operationOf, type Promised } from "./context.ts";
import { redirectElsewhere } from "./page.ts";
import type { Disagreement } from "./provider.ts";
import { refusalsOf } from "./refusal.ts";
import type { LiveExchange } from "./wire.ts";

/** Statuses by which a provider says that the request itself is wrong. */
const refusing: ReadonlySet<number> = new Set([400, 409, 415, 422, 428]);

/** Holds a call that got through to the provider against the document. */
export function judgeCall(promised: Promised, call: LiveCall): Finding[] {
  const operation = operationOf(promised, call.operationId);
  const answer = answerOf(call);
  if (!answer) return tokenFindings(promised, operation, call);
  const findings = [...judgeAnswer(promised, operation, answer), ...onTheWay(promised, operation, call)];
  const status = statusOf(promised, answer);
  const broken = findings.some(({ grade, pointer }) => grade !== "additive" && pointer !== "/retries");
  if (refusing.has(status)) {
    findings.push(
      ...refusalsOf(promised.spec, operation, call, status, parseJson(answer.response.text).value).map((refusal) =>
        toFinding(promised, operation, refusal),
      ),
    );
  } else if (call.error && status < 300 && !broken) {
    findings.push(
      toFinding(promised, operation, {
        pointer: "/body",
        specPointer: `${operation.pointer}/responses/${status}`,
        expected: "an answer that the client can read",
        found: call.error.message,
      }),
    );
  }
  return findings;
}

/** The status of an answer that counts. */
export function statusOf({ spec }: Promised, { response }: LiveExchange): number {
  return statusThatCounts(spec, response.status, parseJson(response.text).value);
}

/** A disagreement as a finding of an operation. */
export function toFinding(
  { spec }: Promised,
  operation: Operation,
  disagreement: Disagreement,
  grade: Grade = "breaking",
): Finding {
  return { grade, provider: spec.provider, operationId: operation.operationId, ...disagreement };
}

/** An answer by itself, as a replay has it. */
export function judgeAnswer(promised: Promised, operation: Operation, answer: LiveExchange): Finding[] {
  const { response } = answer;
  const breaking = (pointer: string, specPointer: string, expected: string, found: string) =>
    toFinding(promised, operation, { pointer, specPointer, expected, found });
  const responses = `${operation.pointer}/responses`;
  const redirect = redirectElsewhere(answer);
  if (redirect)
    return [
      breaking(
        "/status",
        responses,
        `one of ${Object.keys(operation.responses).join(", ")}`,
        `${response.status}, a redirect to ${redirect.target.origin}`,
      ),
    ];
  if (answer.cut)
    return [
      breaking(
        "/body",
        `${responses}/${response.status}`,
        "a whole body",
        `the connection broke after ${response.text.length} characters`,
      ),
    ];
  // Without the line to repeat the request with: it would have the provider's address, and names in its query.
  const findings = checkResponse(promised.spec, promised.schemas, operation, answer).map(
    ({ curl: _, ...finding }): Finding => finding,
  );
  if (response.status === 405 || response.status === 406 || response.status === 404) {
    const allow = response.headers["allow"];
    for (const finding of findings.filter(({ pointer }) => pointer === "/status"))
      finding.found = `${response.status}${allow ? `, which allows ${allow}` : ""}, to ${operation.method.toUpperCase()} ${operation.path}`;
  }
  if (response.text.includes("\u{fffd}"))
    findings.push(breaking("/body", `${responses}/${response.status}`, "text in UTF-8", "bytes that are none"));
  return findings;
}

/** What came before the answer that counts: tries that failed, and redirects. */
function onTheWay(promised: Promised, operation: Operation, call: LiveCall): Finding[] {
  return call.exchanges.slice(0, -1).map(({ response }) => {
    const found = response.status < 400 ? `a redirect (${response.status}) first` : `${response.status} first`;
    return toFinding(
      promised,
      operation,
      { pointer: "/retries", specPointer: `${operation.pointer}/responses`, expected: "an answer at once", found },
      "informational",
    );
  });
}

/** No request was sent, because the token endpoint has changed. */
function tokenFindings(promised: Promised, operation: Operation, call: LiveCall): Finding[] {
  const answer = call.tokens.at(-1);
  const [scheme] = Object.keys(operation.security[0] ?? {});
  if (!answer) return [];
  const { status } = answer.response;
  const [pointer, found] = status < 300 ? ["/token/body/access_token", "nothing"] : ["/token/status", String(status)];
  return [
    toFinding(promised, operation, {
      pointer,
      specPointer: `/components/securitySchemes/${scheme}`,
      expected: "an access token",
      found,
    }),
  ];
}
