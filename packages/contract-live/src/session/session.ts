import { isJson, jsonOf, noteJson, withoutCredentials, type Operation } from "@demarc/openapi";
import {
  functionsOf,
  groupByCause,
  mapTexts,
  placeholderCredentials,
  type CallArguments,
  type Observation,
  type OperationFunctions,
} from "@demarc/contract";
import { createRedactor, type Redactor } from "@demarc/client-core/redaction";
import { authChange } from "../check/auth.ts";
import { checkCall, checkProbe, statusOf } from "../check/check-call.ts";
import { runErrorOf } from "../check/run-error.ts";
import { applyBaseline } from "../findings/baseline.ts";
import { conclude, rowCount, summaryOf } from "../findings/conclude.ts";
import { answerOf, labelOf, type ClientFailure, type LiveCall, type LiveExchange } from "../model/call.ts";
import { configurationOf } from "../model/configuration.ts";
import { unmet } from "../model/observation.ts";
import { createdPrefix, type LiveOptions, type LiveRun } from "../model/options.ts";
import type { Environment, LiveContext, LiveProvider } from "../model/provider.ts";
import { loadProviderSpec, operationOf, type ProviderSpec } from "../model/provider-spec.ts";
import type { RunError } from "../model/report.ts";
import { privacyOf, type Privacy } from "../privacy/privacy.ts";
import { pacedFetch, type PacedFetch } from "./paced-fetch.ts";
import { planReads } from "./plan.ts";

/**
 * Runs a provider's contract against the provider itself: each read through the client, then the checks that no
 * schema can express, then the writes where they are allowed. Ends early where the provider cannot be reached or does
 * not know the caller.
 *
 * @param env complete by {@link configurationOf}
 */
export async function runLive<Client extends object>(
  definition: LiveProvider<Client>,
  env: Environment,
  options: LiveOptions = {},
): Promise<LiveRun> {
  const began = performance.now();
  const session = new Session(definition, env, await loadProviderSpec(definition.provider), options);
  await session.reads();
  await session.checks();
  if (options.allowWrites) await session.writes();
  return session.finish(performance.now() - began);
}

/** Of how many characters a body is that is parsed by the client alone. */
const large = 1_000_000;

/** One run of one provider, with its calls and what they show. Holds credentials. */
export class Session<Client extends object> {
  readonly #definition: LiveProvider<Client>;
  readonly #providerSpec: ProviderSpec;
  readonly #options: LiveOptions;
  readonly #env: Environment;
  readonly #fetch: PacedFetch;
  readonly #signal: AbortSignal;
  readonly #runMs: number;
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
    this.#runMs = options.runMs ?? 120_000;
    this.#signal = AbortSignal.any([AbortSignal.timeout(this.#runMs), ...(options.signal ? [options.signal] : [])]);
    try {
      this.#client = this.#connect(this.#fetch.fetch);
    } catch (error) {
      this.#client = {};
      const advice = `Check ${definition.required.join(", ")}.`;
      this.#stop({ kind: "configuration", message: (error as Error).message, advice });
    }
  }

  #connect(fetch: PacedFetch["fetch"], credentials: object = {}): OperationFunctions {
    const { requestMs, client } = this.#options;
    const connection = { ...this.#definition.connect(this.#env), ...credentials, fetch };
    const options = { attemptTimeoutMs: requestMs ?? 20_000, ...client, ...connection };
    return functionsOf(this.#definition.clientUnderTest, options);
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
      else if (Object.keys(args).length === 0 && rowCount(this.#providerSpec, call.body) === 0) {
        const statement = ["/body", `${operation.pointer}/responses`, "at least one row to check"] as const;
        const rest = { grade: "informational", call: call.label } as const;
        this.#observations.push(unmet(operation, statement, "none: nothing is known of rows", rest));
      }
    }
    const [first] = planned;
    if (this.#stopped || !first || first.operation.security.length === 0) return;
    // A read without credentials, once: the one refusal that can be asked for without doing any harm.
    const { document } = this.#providerSpec.spec;
    const schemes = Object.keys(document.components?.securitySchemes ?? {});
    // Placeholders, so that no token is fetched for it.
    const client = this.#connect(
      (request, init) => this.#fetch.fetch(withoutCredentials(document, request, schemes), init),
      placeholderCredentials(schemes),
    );
    const { operationId } = first.operation;
    const call = await this.#ask(client, operationId, {}, `${operationId} without credentials`, { retry: false });
    call.exchanges = this.#fetch.take(operationId).exchanges;
    this.#calls.push(call);
    this.#observations.push(...checkProbe(this.#providerSpec, first.operation, call));
  }

  async checks(): Promise<void> {
    for (const { run } of this.#definition.checks ?? [])
      if (!this.#stopped) await this.#safely(() => run(this.#context()));
  }

  async writes(): Promise<void> {
    const { writes } = this.#definition;
    // A platform that does not even read as documented is not written to.
    if (!writes || this.#stopped || this.#failed) return;
    const note = (leftBehind: string) => {
      this.#leftBehind.push(leftBehind);
      return () => void this.#leftBehind.splice(this.#leftBehind.indexOf(leftBehind), 1);
    };
    await this.#safely(() => writes.run({ ...this.#context(), note, prefix: createdPrefix }));
  }

  #context(): LiveContext {
    const call = (operationId: string, args: CallArguments = {}) => this.#call(operationId, args);
    return { call, calls: this.#calls, providerSpec: this.#providerSpec };
  }

  /** A check reads answers as if they were as documented. Where one is not, that has been found already. */
  async #safely(run: () => Promise<Observation[]>): Promise<void> {
    try {
      this.#observations.push(...(await run()));
    } catch (error) {
      const causes = groupByCause(this.#providerSpec.spec.document, this.#observations);
      if (!this.#stopped && causes.every(({ grade }) => grade !== "breaking")) throw error;
    }
  }

  async #call(operationId: string, args: CallArguments): Promise<LiveCall> {
    if (this.#stopped) throw new Error("The run has ended.");
    const operation = operationOf(this.#providerSpec, operationId);
    const label = labelOf(operationId, this.#privacy.args(operation, args));
    const call = await this.#ask(this.#client, operationId, args, label);
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

  /** Calls a function of a client. What was sent for it is still to be taken. */
  async #ask(client: OperationFunctions, operationId: string, args: CallArguments, label: string, options = {}) {
    const began = performance.now();
    const call: LiveCall = { operationId, args, label, exchanges: [], tokens: [], durationMs: 0 };
    try {
      call.body = await client[operationId]?.({ ...args, ...options, signal: this.#signal });
    } catch (error) {
      call.error = error as ClientFailure;
    }
    call.durationMs = Math.round(performance.now() - began);
    return call;
  }

  /** The tokens that a token endpoint issues are secret from then on. */
  #keepSecret({ response }: LiveExchange): void {
    for (const [name, value] of Object.entries(jsonOf(response).value ?? {}))
      if (name.endsWith("token") && typeof value === "string") this.#secrets.add(value);
    this.#redactor = createRedactor(this.#secrets);
  }

  #check(call: LiveCall): void {
    const answer = answerOf(call);
    const runError = runErrorOf(
      {
        baseUrlVariable: this.#definition.required[0] ?? "",
        credentialVariables: configurationOf(this.#definition, this.#env).credentials,
        permissionStatuses: this.#definition.permissionStatuses ?? [403],
        prose: this.#providerSpec.prose,
        token: [...this.#secrets].find((secret) => secret.split(".").length === 3),
      },
      call,
      answer && statusOf(this.#providerSpec, answer),
    );
    this.#options.onCall?.(this.#redactor.value(summaryOf(this.#providerSpec, call)));
    const isRefused = runError?.kind === "credentials" && answer !== undefined;
    const change = isRefused && authChange(this.#providerSpec, call, answer, this.#issuer());
    if (change) {
      this.#observations.push(change);
      this.#stopped = true;
    } else if (runError) {
      this.#stop(runError);
    } else {
      // One by one: as arguments of one call there may be more than the stack holds.
      for (const observation of checkCall(this.#providerSpec, call)) this.#observations.push(observation);
    }
  }

  /** The origin that issued the token in use, where the provider itself did. */
  #issuer(): string | undefined {
    if (this.#definition.tokenOrigin?.(this.#env)) return undefined;
    const issued = this.#calls.flatMap(({ tokens }) => tokens).find(({ response }) => response.status === 200);
    return issued && new URL(issued.request.url).origin;
  }

  #stop(runError: RunError): void {
    this.#stopped = true;
    const isTooLong = runError.kind === "interrupted" && this.#signal.aborted && !this.#options.signal?.aborted;
    const tooLong = {
      kind: "network" as const,
      message: `the run took longer than ${this.#runMs} ms.`,
      advice: "Raise --run-timeout, or check why the provider is slow.",
    };
    this.#errors.push({ ...runError, ...(isTooLong && tooLong) });
  }

  /** The report of the run, and its exchanges for a recording. Nothing in either is secret. */
  finish(durationMs: number): LiveRun {
    const { baseline = [], record } = this.#options;
    // A page that came in the provider's place settles nothing.
    const trusted = this.#calls.filter(({ label }) => !this.#errors.some((error) => error.call === label));
    const conclusion = conclude(this.#providerSpec, this.#calls, this.#observations, this.#privacy, trusted);
    const { provider } = conclusion;
    const now = new Date().toISOString();
    const { findings, stale } = applyBaseline(provider, conclusion.findings, baseline, now, this.#stopped);
    const report = {
      ...conclusion,
      hostClass: hostClassOf(this.#providerSpec, this.#env[this.#definition.required[0] ?? ""] ?? ""),
      findings,
      errors: this.#errors,
      leftBehind: this.#leftBehind,
      staleBaseline: stale,
      durationMs: Math.round(durationMs),
    };
    const recorded = record ? this.#calls.flatMap((call) => call.exchanges) : [];
    return {
      report: mapTexts(report, this.#privacy.text),
      exchanges: recorded.map((exchange) => this.#privacy.exchange(exchange)),
    };
  }
}

function isStructure(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Blob);
}

/** Whether a request goes to an operation: a client that fetches a token sends another one before. */
function reaches({ path }: Operation, { request }: LiveExchange): boolean {
  const pattern = path
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{[^{}]+\}/g, "[^/]+")
    .replace(/\/$/, "/?");
  return new RegExp(`${pattern}$`).test(new URL(request.url).pathname);
}

/** The name of the documented server at the base URL; `own` for a host that the document does not name. */
function hostClassOf({ spec }: ProviderSpec, baseUrl: string): string {
  const origin = (url: string) => (URL.canParse(url) ? new URL(url).origin : undefined);
  const server = spec.document.servers?.find(
    ({ url, "x-name": name }) => name && origin(url) !== undefined && origin(url) === origin(baseUrl),
  );
  return server?.["x-name"] ?? "own";
}
