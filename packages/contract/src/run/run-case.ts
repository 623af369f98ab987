import {
  parseJson,
  statusThatCounts,
  withoutCredentials,
  type Operation,
  type Schemas,
  type Spec,
} from "@demarc/openapi";
import { controlHeader, toHeader, toPrefer } from "@demarc/mock";
import { checkCase, type CallOutcome } from "../check/check-case.ts";
import { recordingFetch, type Exchange } from "../exchange/exchange.ts";
import { buildRequest, placeholderCredentials } from "../exchange/request-builder.ts";
import { findingsOf, type FindingOptions } from "../findings/findings.ts";
import type { ContractCase } from "../model/case.ts";
import { functionsOf, type ClientUnderTest, type OperationFunctions } from "../model/client-under-test.ts";
import type { Finding } from "../model/finding.ts";
import type { Target } from "../targets/target.ts";

export interface RunContext extends FindingOptions {
  spec: Spec;
  schemas: Schemas;
  target: Target;
  /** Undefined where there is no client: then every case goes out over bare HTTP. */
  client: ClientUnderTest | undefined;
  /** By security scheme; placeholders where they are left out, for mocks. */
  credentials?: Record<string, string>;
}

export interface CaseOutcome {
  findings: Finding[];
  exchanges: Exchange[];
}

/** Runs one case and says everything that did not hold. Throws only where the kit itself is wrong. */
export async function runCase(context: RunContext, operation: Operation, testCase: ContractCase): Promise<CaseOutcome> {
  const { spec, target } = context;
  const { without } = testCase;
  const recording = recordingFetch((request) =>
    target.fetch(without ? withoutCredentials(spec.document, request, without) : request),
  );
  const outcome = await send(context, operation, testCase, recording.fetch);
  const exchanges = recording.take(operation.operationId);
  const [exchange] = exchanges;
  if (!exchange) {
    const violation = { pointer: "/request", specPointer: testCase.specPointer, expected: "a request" };
    const found = `nothing was sent: ${outcome.message ?? "no error"}`;
    return { exchanges, findings: findingsOf(spec, [{ operation, grade: "breaking", violation, found }], context) };
  }
  if (testCase.shows && outcome.status === testCase.expect.status) exchange.shows = testCase.shows;
  if (testCase.mock?.answer) exchange.givenAnswer = true;
  const observations = checkCase({ ...context, operation, testCase }, exchange, outcome, target.isMock === true);
  return { exchanges, findings: findingsOf(spec, observations, context) };
}

async function send(
  { spec, target, client, credentials: own }: RunContext,
  operation: Operation,
  testCase: ContractCase,
  fetch: (request: Request) => Promise<Response>,
): Promise<CallOutcome> {
  const { accept, prefer, mock, args, raw } = testCase;
  const headers = {
    ...(accept && { Accept: accept }),
    ...(target.isMock && prefer && { Prefer: toPrefer(prefer) }),
    ...(target.isMock && mock && { [controlHeader]: toHeader(mock) }),
  };
  // An operation that needs no credentials is still called through a client that has some.
  const requirement = operation.security[testCase.alternative] ?? spec.document.security?.[0];
  const placeholders = placeholderCredentials(Object.keys(requirement ?? {}));
  const given = Object.entries(own ?? {}).filter(([scheme]) => Object.hasOwn(placeholders, scheme));
  const credentials = own ? Object.fromEntries(given) : placeholders;
  const isForClient = client && !raw && !args.header && !args.cookie;
  const call = isForClient ? connect(client, target.baseUrl, credentials, fetch)[operation.operationId] : undefined;
  if (!call) {
    const response = await fetch(
      buildRequest(spec.document, operation, testCase, target.baseUrl, credentials, headers),
    );
    const text = await response.text();
    const json = parseJson(text);
    const status = statusThatCounts(spec.document, response.status, json.value);
    return { status, body: json.parsed ? json.value : text || undefined };
  }
  try {
    // A client does not tell the status of a success; any 2xx will do, and the checker has seen which.
    const expected = testCase.expect.status;
    return { body: await call({ ...args, headers }), status: expected < 300 ? expected : 200 };
  } catch (thrown) {
    const error = thrown as Record<string, unknown> & Error;
    const status = typeof error["status"] === "number" ? { status: error["status"] } : {};
    return { error, message: error.message, ...status, body: error["body"] };
  }
}

type Fetch = (request: Request) => Promise<Response>;

/** Of each client, the functions for an address and credentials, and what their next request goes through. */
const connected = new WeakMap<ClientUnderTest, Map<string, { functions: OperationFunctions; fetch: Fetch }>>();

/** The functions of a client. It takes as long to make one as to call it, so cases, which run one after the other, share it. */
function connect(
  client: ClientUnderTest,
  baseUrl: string,
  credentials: Record<string, string>,
  fetch: Fetch,
): OperationFunctions {
  const all = connected.get(client) ?? new Map<string, { functions: OperationFunctions; fetch: Fetch }>();
  connected.set(client, all);
  const key = JSON.stringify([baseUrl, credentials]);
  const known = all.get(key);
  if (known) return Object.assign(known, { fetch }).functions;
  const made = { fetch, functions: {} as OperationFunctions };
  const through = (request: Request) => made.fetch(request);
  made.functions = functionsOf(client, { baseUrl, fetch: through, retry: false, ...credentials });
  all.set(key, made);
  return made.functions;
}
