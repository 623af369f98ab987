import { isDeepStrictEqual } from "node:util";
import type { Operation, Spec } from "@demarc/spec";
import { plainly } from "./cases/parameters.ts";
import type { CaseArgs, ContractCase } from "./cases/case.ts";
import { checkResponse, type CheckOptions } from "./checker.ts";
import { curlLine } from "./curl.ts";
import { recorder, type Exchange } from "./exchange.ts";
import { createMask } from "./mask.ts";
import { controlHeader, fromHeader, toHeader, understoodHeader, type Understood } from "./mock/control.ts";
import type { Finding } from "./report/model.ts";
import type { Schemas } from "./schemas.ts";
import { statusThatCounts } from "./status.ts";
import type { Functions, Subject } from "./subject.ts";
import type { Target } from "./target.ts";
import { toPrefer } from "./targets/prefer.ts";
import { parseJson, show } from "./text.ts";
import { resolveSchema } from "./values/schema.ts";
import { placeholderCredentials, withoutSchemes, writeRequest } from "./wire.ts";

export interface Context extends CheckOptions {
  spec: Spec;
  schemas: Schemas;
  target: Target;
  /** Undefined where there is no client: then every case goes out over bare HTTP. */
  subject: Subject | undefined;
}

export interface CaseOutcome {
  findings: Finding[];
  exchanges: Exchange[];
}

type Report = (pointer: string, specPointer: string, expected: string, found: string) => Finding;

/** Runs one case and says everything that did not hold. Throws only where the kit itself is wrong. */
export async function runCase(context: Context, operation: Operation, testCase: ContractCase): Promise<CaseOutcome> {
  const { spec, target } = context;
  const wire = recorder((request) =>
    target.fetch(testCase.without ? withoutSchemes(spec, request, testCase.without) : request),
  );
  const outcome = await send(context, operation, testCase, wire.fetch);
  const exchanges = wire.take(operation.operationId);
  const [exchange] = exchanges;
  if (exchange && testCase.shows && outcome.status === testCase.expect.status) exchange.shows = testCase.shows;
  if (exchange && testCase.mock?.answer) exchange.dictated = true;
  const mask = createMask(spec, context.mask);
  const hide = (value: unknown) => show(mask.value(value));
  const finding: Report = (pointer, specPointer, expected, found) => ({
    grade: "breaking",
    provider: spec.provider,
    operationId: operation.operationId,
    pointer,
    specPointer,
    expected,
    found,
    ...(exchange && { curl: curlLine(spec, exchange.request, context.mask) }),
  });
  if (!exchange)
    return {
      exchanges,
      findings: [
        finding("/request", testCase.specPointer, "a request", `nothing was sent: ${outcome.message ?? "no error"}`),
      ],
    };

  const { status, body, outside } = testCase.expect;
  const findings = outside ? [] : checkResponse(spec, context.schemas, operation, exchange, context);
  if (outcome.status !== status) {
    findings.push(
      finding(
        "/status",
        testCase.specPointer,
        `${status}: ${testCase.title}`,
        `${outcome.status ?? "none"}${outcome.message ? `: ${outcome.message}` : ""}`,
      ),
    );
  } else if (body !== undefined && !isDeepStrictEqual(outcome.body, body)) {
    findings.push(finding("/body", testCase.specPointer, hide(body), hide(outcome.body)));
  }
  const title = (outcome.body as { title?: string } | undefined)?.title;
  if (testCase.expect.refusal !== undefined && outcome.status === status && title !== testCase.expect.refusal) {
    findings.push(finding("/body/title", testCase.specPointer, testCase.expect.refusal, show(title)));
  }
  if (
    outcome.error &&
    !(outcome.error["provider"] === spec.provider && outcome.error["operationId"] === operation.operationId)
  ) {
    findings.push(
      finding("/error", operation.pointer, "an error that names provider and operation", String(outcome.error["name"])),
    );
  }
  if (!testCase.wire) findings.push(...checkSent(operation, testCase.args, exchange, finding, hide));
  if (testCase.mock?.tell && target.isMock && outcome.status === status)
    findings.push(...checkUnderstood(spec, operation, testCase.args, exchange, finding));
  return { exchanges, findings };
}

interface Outcome {
  status?: number;
  body?: unknown;
  error?: Record<string, unknown>;
  message?: string;
}

async function send(
  context: Context,
  operation: Operation,
  testCase: ContractCase,
  fetch: (request: Request) => Promise<Response>,
): Promise<Outcome> {
  const { spec, target, subject } = context;
  const headers = {
    ...(testCase.accept && { Accept: testCase.accept }),
    ...(target.isMock && testCase.prefer && { Prefer: toPrefer(testCase.prefer) }),
    ...(target.isMock && testCase.mock && { [controlHeader]: toHeader(testCase.mock) }),
  };
  // An operation that needs no credentials is still called through a client that has some.
  const requirement = operation.security[testCase.alternative] ?? spec.document.security?.[0];
  const credentials = placeholderCredentials(Object.keys(requirement ?? {}));
  const run =
    subject && !testCase.wire && !testCase.args.header && !testCase.args.cookie
      ? (subject.createClient({ baseUrl: target.baseUrl, fetch, retry: false, ...credentials } as never) as Functions)[
          operation.operationId
        ]
      : undefined;
  if (!run) {
    const response = await fetch(writeRequest(spec, operation, testCase, target.baseUrl, credentials, headers));
    const text = await response.text();
    const { parsed, value } = parseJson(text);
    return {
      status: statusThatCounts(spec, response.status, value),
      body: parsed ? value : text === "" ? undefined : text,
    };
  }
  try {
    // A client does not tell the status of a success; any 2xx will do, and the checker has seen which.
    const expected = testCase.expect.status;
    return { body: await run({ ...testCase.args, headers }), status: expected < 300 ? expected : 200 };
  } catch (thrown) {
    const error = thrown as Record<string, unknown> & Error;
    return {
      error,
      message: error.message,
      ...(typeof error["status"] === "number" && { status: error["status"] }),
      body: error["body"],
    };
  }
}

/** What was to be sent went over the wire. */
function checkSent(
  operation: Operation,
  args: CaseArgs,
  { request }: Exchange,
  finding: Report,
  hide: (value: unknown) => string,
): Finding[] {
  const findings: Finding[] = [];
  const query = new URL(request.url).searchParams;
  for (const [name, value] of Object.entries(args.query ?? {})) {
    if (typeof value === "object") continue;
    const pointer =
      operation.parameters.find(({ node }) => node.in === "query" && node.name === name)?.pointer ?? operation.pointer;
    if (query.get(name) !== String(value))
      findings.push(finding(`/request/query/${name}`, pointer, show(String(value)), show(query.get(name))));
  }
  if (!isDeepStrictEqual(request.body, args.body))
    findings.push(finding("/request/body", `${operation.pointer}/requestBody`, hide(args.body), hide(request.body)));
  return findings;
}

/** The mock understood what was meant: the values that were given, and the defaults of those that were not. */
function checkUnderstood(
  spec: Spec,
  operation: Operation,
  args: CaseArgs,
  { response }: Exchange,
  finding: Report,
): Finding[] {
  const understood = fromHeader<Understood>(response.headers[understoodHeader]);
  return operation.parameters.flatMap(({ node, pointer }) => {
    const { schema } = resolveSchema(spec.document, node.schema ?? {}, `${pointer}/schema`);
    const meant = args[node.in]?.[node.name] ?? schema.default;
    const read = understood?.[node.in][node.name];
    if (
      isDeepStrictEqual(
        meant === undefined ? undefined : plainly(meant),
        read === undefined ? undefined : plainly(read),
      )
    )
      return [];
    return [finding(`/request/${node.in}/${node.name}`, pointer, `to be understood as ${show(meant)}`, show(read))];
  });
}
