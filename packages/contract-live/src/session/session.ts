import { isJson, jsonOf, noteJson, type Operation } from "@demarc/openapi";
import {
  functionsOf,
  groupByCause,
  type CallArguments,
  type Observation,
  type OperationFunctions,
} from "@demarc/contract";
import { createRedactor, type Redactor } from "@demarc/client-core/redaction";
import { authChange } from "../check/auth.ts";
import { answerOf, labelOf, type ClientFailure, type LiveCall } from "../model/call.ts";
import { configurationOf } from "../model/configuration.ts";
import { operationOf, type ProviderSpec } from "../model/provider-spec.ts";
import { checkCall, statusOf } from "../check/check-call.ts";
import type { RunError } from "../model/report.ts";
import { rowCount, summaryOf } from "../findings/summary.ts";
import { reportRun } from "./report-run.ts";
import { createdPrefix, type LiveOptions, type LiveRun } from "../model/options.ts";
import { planReads } from "./plan.ts";
import { privacyOf, type Privacy } from "../privacy/privacy.ts";
import { callWithoutCredentials, checkProbe } from "./probe.ts";
import type { Environment, LiveContext, LiveProvider } from "../model/provider.ts";
import type { LiveViolation } from "../model/violation.ts";
import { runErrorOf } from "../check/run-error.ts";
import type { LiveExchange } from "../model/exchange.ts";
import { pacedFetch } from "./paced-fetch.ts";

/** One run of one provider, with its calls and what they show. Holds credentials. */
export class Session<Client extends object> {
  readonly #definition: LiveProvider<Client>;
  readonly #providerSpec: ProviderSpec;
  readonly #options: LiveOptions;
  readonly #env: Environment;
  readonly #fetch: ReturnType<typeof pacedFetch>;
  readonly #signal: AbortSignal;
  readonly #client: OperationFunctions;
  readonly #calls: LiveCall[] = [];
  readonly #observations: Observation[] = [];
  readonly #errors: RunError[] = [];
  readonly #leftBehind: string[] = [];
  readonly #secrets: Set<string>;
  readonly #privacy: Privacy;
  #redactor: Redactor;
  #stopped = false;
  #failed = false;

  constructor(definition: LiveProvider<Client>, env: Environment, providerSpec: ProviderSpec, options: LiveOptions) {
    this.#definition = definition;
    // Before anything is said with other words: a part of a credential is not found.
    const prose = (text: string) => providerSpec.prose(this.#redactor.text(text));
    this.#providerSpec = { ...providerSpec, prose };
    this.#options = options;
    this.#env = env;
    this.#secrets = new Set(configurationOf(definition, env).secrets);
    this.#redactor = createRedactor(this.#secrets);
    this.#privacy = privacyOf(this.#providerSpec, () => this.#redactor, options.hide);
    this.#fetch = pacedFetch(options.perSecond ?? 5, options.fetch);
    this.#signal = AbortSignal.any([
      AbortSignal.timeout(options.runMs ?? 120_000),
      ...(options.signal ? [options.signal] : []),
    ]);
    try {
      this.#client = this.#connect(this.#fetch.fetch);
    } catch (error) {
      this.#client = {};
      this.#stop({
        kind: "configuration",
        message: (error as Error).message,
        advice: `Check ${definition.required.join(", ")}.`,
      });
    }
  }

  #connect(
    fetch: (request: Request, init?: RequestInit) => Promise<Response>,
    options: object = this.#definition.connect(this.#env),
  ): OperationFunctions {
    const { requestMs, client } = this.#options;
    const all = { attemptTimeoutMs: requestMs ?? 20_000, ...client, ...options, fetch };
    return functionsOf(this.#definition.clientUnderTest, all);
  }

  /** The planned reads, then one without credentials. An operation whose plain call fails is not called again. */
  async reads(): Promise<void> {
    const failed = new Set<string>();
    const planned = planReads(this.#providerSpec.spec, this.#definition);
    for (const { operation, args } of planned) {
      if (this.#stopped || failed.has(operation.operationId)) continue;
      const call = await this.#call(operation.operationId, args);
      if (call.error) failed.add(operation.operationId);
      // A list without rows contradicts nothing that the document states about rows, and shows nothing of it.
      else if (Object.keys(args).length === 0 && rowCount(this.#providerSpec, call.body) === 0)
        this.#observations.push(noRows(operation, call));
    }
    const [first] = planned;
    if (this.#stopped || !first || first.operation.security.length === 0) return;
    const call = await callWithoutCredentials(
      this.#providerSpec,
      first.operation,
      this.#fetch,
      (fetch, credentials) => this.#connect(fetch, { ...this.#definition.connect(this.#env), ...credentials }),
      this.#signal,
    );
    this.#calls.push(call);
    this.#observations.push(...checkProbe(this.#providerSpec, first.operation, call));
  }

  async checks(): Promise<void> {
    for (const { run } of this.#definition.checks ?? []) {
      if (this.#stopped) return;
      this.#found(await this.#safely(() => run(this.#context())));
    }
  }

  async writes(): Promise<void> {
    const { writes } = this.#definition;
    // A platform that does not even read as documented is not written to.
    if (!writes || this.#stopped || this.#failed) return;
    const note = (leftBehind: string) => {
      this.#leftBehind.push(leftBehind);
      return () => void this.#leftBehind.splice(this.#leftBehind.indexOf(leftBehind), 1);
    };
    this.#found(await this.#safely(() => writes.run({ ...this.#context(), note, prefix: createdPrefix })));
  }

  #found(violations: readonly LiveViolation[]): void {
    for (const { call, found, ...violation } of violations) {
      const exchange = answerOf(call);
      const operation = operationOf(this.#providerSpec, call.operationId);
      const shown = { violation, found, call: call.label, ...(exchange && { exchange }) };
      this.#observations.push({ operation, grade: "breaking", ...shown });
    }
  }

  #context(): LiveContext {
    return {
      call: (operationId, args) => this.#call(operationId, args ?? {}),
      calls: this.#calls,
      providerSpec: this.#providerSpec,
    };
  }

  /** A check reads answers as if they were as documented. Where one is not, that has been found already. */
  async #safely<T>(run: () => Promise<T[]>): Promise<T[]> {
    try {
      return await run();
    } catch (error) {
      const causes = groupByCause(this.#providerSpec.spec.document, this.#observations);
      if (this.#stopped || causes.some(({ grade }) => grade === "breaking")) return [];
      throw error;
    }
  }

  async #call(operationId: string, args: CallArguments): Promise<LiveCall> {
    if (this.#stopped) throw new Error("The run has ended.");
    const operation = operationOf(this.#providerSpec, operationId);
    const began = performance.now();
    const call: LiveCall = {
      operationId,
      args,
      label: labelOf(operationId, this.#privacy.args(operation, args)),
      exchanges: [],
      tokens: [],
      durationMs: 0,
    };
    try {
      call.body = await this.#client[operationId]?.({ ...args, signal: this.#signal });
    } catch (error) {
      call.error = error as ClientFailure;
    }
    call.durationMs = Math.round(performance.now() - began);
    const { exchanges, failure } = this.#fetch.take(operationId);
    if (failure !== undefined) call.failure = failure;
    for (const exchange of exchanges) {
      const isOfOperation = call.exchanges.length > 0 || reaches(operation, exchange);
      if (!isOfOperation) this.#keepSecret(exchange);
      (isOfOperation ? call.exchanges : call.tokens).push(exchange);
    }
    const response = answerOf(call)?.response;
    // A second copy of a million rows would take as much memory again. What a client makes of a body, small ones show.
    if (response && response.text.length > large && isJson(response.headers["content-type"]) && isStructure(call.body))
      noteJson(response, call.body);
    this.#calls.push(call);
    this.#failed ||= call.error !== undefined;
    this.#check(call);
    return call;
  }

  /** The tokens that a token endpoint issues are secret from then on. */
  #keepSecret({ response }: LiveExchange): void {
    const body = jsonOf(response).value;
    if (typeof body !== "object" || body === null) return;
    for (const [name, value] of Object.entries(body))
      if (name.endsWith("token") && typeof value === "string") this.#secrets.add(value);
    this.#redactor = createRedactor(this.#secrets);
  }

  #check(call: LiveCall): void {
    const answer = answerOf(call);
    const status = answer && statusOf(this.#providerSpec, answer);
    const runError = runErrorOf(
      {
        baseUrlVariable: this.#definition.required[0] ?? "",
        credentialVariables: configurationOf(this.#definition, this.#env).credentials,
        permissionStatuses: this.#definition.permissionStatuses ?? [403],
        prose: this.#providerSpec.prose,
        token: [...this.#secrets].find((secret) => secret.split(".").length === 3),
      },
      call,
      status,
    );
    this.#options.onCall?.(this.#redactor.value(summaryOf(this.#providerSpec, call)));
    const operation = operationOf(this.#providerSpec, call.operationId);
    const isRefused = runError?.kind === "credentials" && answer !== undefined;
    const change = isRefused && authChange(this.#providerSpec, operation, answer, this.#issuer());
    if (change) {
      this.#observations.push({ ...change, call: call.label });
      this.#stopped = true;
    } else if (runError) {
      this.#stop(this.#ranTooLong(runError) ? this.#tooLong(runError) : runError);
    } else {
      // One by one: as arguments of one call there may be more than the stack holds.
      for (const observation of checkCall(this.#providerSpec, call)) this.#observations.push(observation);
    }
  }

  #ranTooLong({ kind }: RunError): boolean {
    return kind === "interrupted" && this.#signal.aborted && !this.#options.signal?.aborted;
  }

  #tooLong(runError: RunError): RunError {
    const message = `the run took longer than ${this.#options.runMs ?? 120_000} ms.`;
    const advice = "Raise --run-timeout, or check why the provider is slow.";
    return { ...runError, kind: "network", message, advice };
  }

  /** The origin that issued the token in use, where the provider itself did. */
  #issuer(): string | undefined {
    if (this.#definition.tokenOrigin?.(this.#env)) return undefined;
    const issued = this.#calls.flatMap(({ tokens }) => tokens).find(({ response }) => response.status === 200);
    return issued && new URL(issued.request.url).origin;
  }

  #stop(runError: RunError): void {
    this.#stopped = true;
    this.#errors.push(runError);
  }

  finish(durationMs: number): LiveRun {
    return reportRun({
      providerSpec: this.#providerSpec,
      calls: this.#calls,
      observations: this.#observations,
      errors: this.#errors,
      leftBehind: this.#leftBehind,
      baseline: this.#options.baseline ?? [],
      partial: this.#stopped,
      baseUrl: this.#env[this.#definition.required[0] ?? ""] ?? "",
      record: this.#options.record ?? false,
      privacy: this.#privacy,
      durationMs,
    });
  }
}

/** Of how many characters a body is that is parsed by the client alone. */
const large = 1_000_000;

function isStructure(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Blob);
}

/** Whether a request goes to an operation: a client that fetches a token sends another one before. */
function reaches({ path }: Operation, { request }: LiveExchange): boolean {
  const pattern = patterns.get(path) ?? patternOf(path);
  patterns.set(path, pattern);
  return pattern.test(new URL(request.url).pathname);
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const pattern = path
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{[^{}]+\}/g, "[^/]+")
    .replace(/\/$/, "/?");
  return new RegExp(`${pattern}$`);
}

/** The observation of a list without rows, which shows nothing of what the document states about them. */
function noRows(operation: Operation, call: LiveCall): Observation {
  const specPointer = `${operation.pointer}/responses`;
  const violation = { pointer: "/body", specPointer, expected: "at least one row to check" };
  return { operation, grade: "informational", violation, found: "none: nothing is known of rows", call: call.label };
}
