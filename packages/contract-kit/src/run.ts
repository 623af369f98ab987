import { isDeepStrictEqual } from "node:util";
import type { Operation, Spec } from "@demarc/spec";
import type { ContractCase } from "./cases/case.ts";
import { checkResponse } from "./checker.ts";
import { recorder, type Exchange } from "./exchange.ts";
import type { Finding } from "./report/model.ts";
import type { Schemas } from "./schemas.ts";
import type { Functions, Subject } from "./subject.ts";
import type { Target } from "./target.ts";
import { toPrefer } from "./targets/prefer.ts";
import { show } from "./text.ts";
import { placeholderCredentials, withoutSchemes } from "./wire.ts";

export interface Context {
  spec: Spec;
  schemas: Schemas;
  target: Target;
  subject: Subject;
}

export interface CaseOutcome {
  findings: Finding[];
  exchanges: Exchange[];
}

/** Runs one case through the client and says everything that did not hold. Throws only where the kit itself is wrong. */
export async function runCase(context: Context, operation: Operation, testCase: ContractCase): Promise<CaseOutcome> {
  const { spec, target, subject } = context;
  const wire = recorder((request) => target.fetch(testCase.without ? withoutSchemes(spec, request, testCase.without) : request));
  // An operation that needs no credentials is still called through a client that has some.
  const requirement = operation.security[testCase.alternative] ?? spec.document.security?.[0];
  const credentials = placeholderCredentials(Object.keys(requirement ?? {}));
  const client = subject.createClient({ baseUrl: target.baseUrl, fetch: wire.fetch, ...credentials } as never) as Functions;
  const finding = (pointer: string, specPointer: string, expected: string, found: string): Finding => ({
    grade: "breaking",
    provider: spec.provider,
    operationId: operation.operationId,
    pointer,
    specPointer,
    expected,
    found,
  });

  const outcome = await call(client, operation, testCase);
  const exchanges = wire.take(operation.operationId);
  const [exchange] = exchanges;
  if (!exchange) return { exchanges, findings: [finding("/request", operation.pointer, "a request", `nothing was sent: ${outcome.message ?? "no error"}`)] };

  const findings = checkResponse(spec, context.schemas, operation, exchange);
  const { status, body } = testCase.expect;
  const statusPointer = operation.responses[status] ? `${operation.pointer}/responses/${status}` : `${operation.pointer}/responses`;
  if (outcome.status !== status) {
    findings.push(finding("/status", statusPointer, `${status}, as the client tells it`, `${outcome.status ?? "none"}${outcome.message ? `: ${outcome.message}` : ""}`));
  } else if (body !== undefined && !isDeepStrictEqual(outcome.body, body)) {
    findings.push(finding("/body", statusPointer, `the example, ${show(body)}`, show(outcome.body)));
  }
  if (outcome.error && !(outcome.error["provider"] === spec.provider && outcome.error["operationId"] === operation.operationId)) {
    findings.push(finding("/error", operation.pointer, "an error that names provider and operation", String(outcome.error["name"])));
  }
  return { exchanges, findings: [...findings, ...checkSent(operation, testCase, exchange, finding)] };
}

interface Outcome {
  status?: number;
  body?: unknown;
  error?: Record<string, unknown>;
  message?: string;
}

async function call(client: Functions, operation: Operation, testCase: ContractCase): Promise<Outcome> {
  const headers = { ...(testCase.accept && { Accept: testCase.accept }), ...(testCase.prefer && { Prefer: toPrefer(testCase.prefer) }) };
  try {
    const run = client[operation.operationId];
    if (!run) throw new Error(`the client has no function ${operation.operationId}`);
    // A client does not tell the status of a success; any 2xx will do, and the checker has seen which.
    const expected = testCase.expect.status;
    return { body: await run({ ...testCase.args, headers }), status: expected < 300 ? expected : 200 };
  } catch (thrown) {
    const error = thrown as Record<string, unknown> & Error;
    return { error, message: error.message, ...(typeof error["status"] === "number" && { status: error["status"] }), body: error["body"] };
  }
}

/** What was to be sent went over the wire. */
function checkSent(operation: Operation, { args }: ContractCase, { request }: Exchange, finding: (pointer: string, specPointer: string, expected: string, found: string) => Finding): Finding[] {
  const findings: Finding[] = [];
  const query = new URL(request.url).searchParams;
  for (const [name, value] of Object.entries(args.query ?? {})) {
    const pointer = operation.parameters.find(({ node }) => node.in === "query" && node.name === name)?.pointer ?? operation.pointer;
    if (query.get(name) !== String(value)) findings.push(finding(`/request/query/${name}`, pointer, show(String(value)), show(query.get(name))));
  }
  if (!isDeepStrictEqual(request.body, args.body)) findings.push(finding("/request/body", `${operation.pointer}/requestBody`, show(args.body), show(request.body)));
  return findings;
}
