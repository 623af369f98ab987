import { fromPointer, type Operation } from "@demarc/spec";
import type { CaseArgs } from "../cases/case.ts";
import type { Functions } from "../subject.ts";
import { parseJson } from "../text.ts";
import { applyBaseline, type BaselineEntry } from "./baseline.ts";
import { answerOf, labelOf, type ClientFailure, type LiveCall } from "./call.ts";
import { configurationOf } from "./configuration.ts";
import { loadPromise, operationOf, type Promised } from "./context.ts";
import { settleErrata } from "./errata.ts";
import { gradeFindings } from "./grade.ts";
import { judgeCall, statusThatCounts, toFinding } from "./judge.ts";
import type { CallSummary, LiveProviderReport, Trouble } from "./model.ts";
import { planReads } from "./plan.ts";
import { privacyOf } from "./privacy.ts";
import { callWithoutCredentials, judgeProbe } from "./probe.ts";
import type { Environment, LiveBench, LiveProvider } from "./provider.ts";
import { foldSightings, type Sighting } from "./fold.ts";
import { mapTexts, scrubber } from "./secrets.ts";
import { troubleOf } from "./trouble.ts";
import { liveWire, withCleanAnswer, type LiveExchange } from "./wire.ts";

export interface LiveOptions {
  /** Ends the run: nothing is sent any more. */
  signal?: AbortSignal;
  /** How many requests may be begun in a second. 5 by default. */
  perSecond?: number;
  /** How long a request may take, in milliseconds. 20,000 by default. */
  requestMs?: number;
  /** How long the run of one provider may take, in milliseconds. 120,000 by default. */
  runMs?: number;
  /** Whether to carry out the provider's writes. */
  allowWrites?: boolean;
  baseline?: readonly BaselineEntry[];
  /** JSON pointers of more values that are not to be kept. */
  hide?: readonly string[];
  /** Client options beside those of the provider, for tests: shorter waits between tries. */
  client?: object;
  /** Told when a call is done. Nothing in it is secret. */
  onCall?: (summary: CallSummary) => void;
}

export interface LiveRun {
  report: LiveProviderReport;
  /** All exchanges but those for tokens, redacted. */
  exchanges: LiveExchange[];
}

/** What names of things begin with that a run creates. */
export const createdPrefix = "demarc-contract-";

/**
 * Runs a provider's contract against the provider itself: each read through the client, then the checks that no
 * schema can hold, then the writes where they are allowed. Ends early where the provider cannot be reached or does
 * not know the caller.
 *
 * @param env complete, as {@link configurationOf} says
 */
export async function runLive<Client extends object>(definition: LiveProvider<Client>, env: Environment, options: LiveOptions = {}): Promise<LiveRun> {
  const began = performance.now();
  const promised = await loadPromise(definition.provider);
  const session = new Session(definition, env, promised, options);
  await session.reads();
  await session.checks();
  if (options.allowWrites) await session.writes();
  return session.finish(performance.now() - began);
}

class Session<Client extends object> {
  readonly #definition: LiveProvider<Client>;
  readonly #promised: Promised;
  readonly #options: LiveOptions;
  readonly #env: Environment;
  readonly #wire: ReturnType<typeof liveWire>;
  readonly #signal: AbortSignal;
  readonly #client: Functions;
  readonly #calls: LiveCall[] = [];
  readonly #sightings: Sighting[] = [];
  readonly #troubles: Trouble[] = [];
  readonly #left: string[] = [];
  readonly #secrets: Set<string>;
  readonly #scrub = scrubber(() => [...this.#secrets]);
  #stopped = false;
  #failed = false;

  constructor(definition: LiveProvider<Client>, env: Environment, promised: Promised, options: LiveOptions) {
    this.#definition = definition;
    this.#promised = promised;
    this.#options = options;
    this.#env = env;
    this.#secrets = new Set(configurationOf(definition, env).secrets);
    this.#wire = liveWire({ perSecond: options.perSecond ?? 5 });
    this.#signal = AbortSignal.any([AbortSignal.timeout(options.runMs ?? 120_000), ...(options.signal ? [options.signal] : [])]);
    try {
      this.#client = this.#connect(this.#wire.fetch);
    } catch (error) {
      this.#client = {};
      this.#stop({ kind: "configuration", message: (error as Error).message, advice: `Look at ${definition.required.join(", ")}.` });
    }
  }

  #connect(fetch: (request: Request, init?: RequestInit) => Promise<Response>, options: object = this.#definition.connect(this.#env)): Functions {
    const { requestMs, client } = this.#options;
    return this.#definition.subject.createClient({ attemptTimeoutMs: requestMs ?? 20_000, ...client, ...options, fetch } as never) as Functions;
  }

  /** The plain reads, then one without credentials. An operation whose plain call fails is not asked again. */
  async reads(): Promise<void> {
    const failed = new Set<string>();
    const planned = planReads(this.#promised.spec, this.#definition.gentle);
    for (const { operation, args } of planned) {
      if (this.#stopped || failed.has(operation.operationId)) continue;
      const call = await this.#call(operation.operationId, args);
      if (call.error) failed.add(operation.operationId);
      // A list without rows keeps every promise about rows, and proves none of them.
      else if (Object.keys(args).length === 0 && rowCount(this.#promised, call.body).rows === 0) this.#see(call, [nothingSeen(this.#promised, operation)]);
    }
    const [first] = planned;
    if (this.#stopped || !first || first.operation.security.length === 0) return;
    const call = await callWithoutCredentials(this.#promised, first.operation, this.#wire, (fetch, credentials) =>
      this.#connect(fetch, { ...this.#definition.connect(this.#env), ...credentials }), this.#signal);
    this.#calls.push(call);
    this.#see(call, judgeProbe(this.#promised, first.operation, call));
  }

  async checks(): Promise<void> {
    for (const { operationId, run } of this.#definition.checks ?? []) {
      if (this.#stopped) return;
      const disagreements = await this.#safely(() => run(this.#bench()));
      const call = this.#calls.findLast((candidate) => candidate.operationId === operationId);
      if (call) this.#see(call, disagreements.map((disagreement) => toFinding(this.#promised, operationOf(this.#promised, operationId), disagreement)));
    }
  }

  async writes(): Promise<void> {
    const { writes } = this.#definition;
    // A platform that does not even read as promised is not written to.
    if (!writes || this.#stopped || this.#failed) return;
    const disagreements = await this.#safely(() => writes.run({ ...this.#bench(), note: (left) => this.#left.push(left), prefix: createdPrefix }));
    const call = this.#calls.at(-1);
    if (call) this.#see(call, disagreements.map((disagreement) => toFinding(this.#promised, operationOf(this.#promised, call.operationId), disagreement)));
  }

  #bench(): LiveBench<Client> {
    return { call: (operationId, args) => this.#call(operationId, args ?? {}), calls: this.#calls };
  }

  /** A check reads what came as if it were as promised. Where it is not, that has been found already. */
  async #safely<T>(run: () => Promise<T[]>): Promise<T[]> {
    try {
      return await run();
    } catch (error) {
      if (this.#stopped || this.#sightings.some(({ finding }) => finding.grade === "breaking")) return [];
      throw error;
    }
  }

  async #call(operationId: string, args: CaseArgs): Promise<LiveCall> {
    if (this.#stopped) throw new Error("The run has ended.");
    const operation = operationOf(this.#promised, operationId);
    const began = performance.now();
    const call: LiveCall = { operationId, args, label: labelOf(operationId, args), exchanges: [], tokens: [], durationMs: 0 };
    try {
      call.body = await this.#client[operationId]?.({ ...args, signal: this.#signal });
    } catch (error) {
      call.error = error as ClientFailure;
    }
    call.durationMs = Math.round(performance.now() - began);
    const path = new RegExp(`${operation.path.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{[^{}]+\}/g, "[^/]+").replace(/\/$/, "/?")}$`);
    const { exchanges, failure } = this.#wire.take(operationId);
    if (failure !== undefined) call.failure = failure;
    for (const exchange of exchanges) {
      const isOperation = path.test(new URL(exchange.request.url).pathname) || call.exchanges.length > 0;
      if (!isOperation) this.#keepSecret(exchange);
      // At once, because what is said of it later may be cut short.
      (isOperation ? call.exchanges : call.tokens).push(withCleanAnswer(exchange, this.#scrub));
    }
    this.#calls.push(call);
    this.#failed ||= call.error !== undefined;
    this.#judge(call);
    return call;
  }

  /** What a token endpoint answers is secret from then on. */
  #keepSecret({ response }: LiveExchange): void {
    const body = parseJson(response.text).value;
    if (typeof body !== "object" || body === null) return;
    for (const [name, value] of Object.entries(body)) if (/token$/.test(name) && typeof value === "string") this.#secrets.add(value);
  }

  #judge(call: LiveCall): void {
    const answer = answerOf(call);
    const { baseUrlVariable, issuedHere, moved } = this.#auth(answer);
    const status = answer && statusThatCounts(this.#promised, answer);
    const trouble = troubleOf(
      {
        baseUrlVariable,
        credentialVariables: configurationOf(this.#definition, this.#env).credentials,
        permissionStatuses: this.#definition.permissionStatuses ?? [403],
        token: [...this.#secrets].find((secret) => secret.split(".").length === 3),
      },
      call,
      status,
    );
    const summary: CallSummary = { call: call.label, operationId: call.operationId, ...(answer && { status: answer.response.status }), ...rowCount(this.#promised, call.body), durationMs: call.durationMs };
    this.#options.onCall?.(summary);
    if (trouble?.kind === "credentials" && answer && (issuedHere || moved)) {
      const operation = operationOf(this.#promised, call.operationId);
      const [scheme] = Object.keys(operation.security[0] ?? {});
      const found = moved ? `401, asking for ${moved}` : "401 to a token that was issued a moment before";
      this.#see(call, [toFinding(this.#promised, operation, { pointer: moved ? "/headers/www-authenticate" : "/status", specPointer: `/components/securitySchemes/${scheme}`, expected: "the credentials to be accepted as the document says", found })]);
      this.#stopped = true;
    } else if (trouble) {
      const ended = this.#signal.aborted && !this.#options.signal?.aborted && trouble.kind === "interrupted";
      this.#stop(ended ? { ...trouble, kind: "network", message: `the run took longer than ${this.#options.runMs ?? 120_000} ms.`, advice: "Raise --run-timeout, or look at why the provider is slow." } : trouble);
    } else {
      this.#see(call, judgeCall(this.#promised, call));
    }
  }

  /** Whether a 401 is the provider's change rather than the caller's slip. */
  #auth(answer: LiveExchange | undefined): { baseUrlVariable: string; issuedHere: boolean; moved: string | undefined } {
    const [baseUrlVariable = ""] = this.#definition.required;
    const asked = answer?.response.headers["www-authenticate"];
    const schemes = Object.values(this.#promised.spec.document.components?.securitySchemes ?? {}).flatMap(({ scheme }) => scheme?.toLowerCase() ?? []);
    const moved = asked !== undefined && schemes.length > 0 && !schemes.some((scheme) => asked.toLowerCase().includes(scheme)) ? asked.slice(0, 80) : undefined;
    // Only where the one who issued it is the one who refuses it: elsewhere its scope may be wrong.
    const issuedHere = this.#calls.some(({ tokens }) => tokens.some(({ request, response }) => response.status === 200 && answer && new URL(request.url).origin === new URL(answer.request.url).origin && !this.#definition.tokenOrigin?.(this.#env)));
    return { baseUrlVariable, issuedHere, moved };
  }

  #see(call: LiveCall, findings: Sighting["finding"][]): void {
    const body = parseJson(answerOf(call)?.response.text ?? "").value;
    this.#sightings.push(...findings.map((finding) => ({ finding, call: call.label, body })));
  }

  #stop(trouble: Trouble): void {
    this.#stopped = true;
    this.#troubles.push(trouble);
  }

  finish(durationMs: number): LiveRun {
    const { spec, operations, errata } = this.#promised;
    const privacy = privacyOf(spec, operations, this.#scrub, this.#options.hide);
    const trusted = this.#calls.filter((call) => !this.#troubles.some((trouble) => trouble.call === call.label));
    const outcomes = settleErrata(spec, errata.errata, trusted);
    const graded = gradeFindings(spec.provider, errata.errata, foldSightings(this.#sightings), outcomes, trusted);
    const { findings, stale } = applyBaseline(this.#definition.provider, graded, this.#options.baseline ?? [], new Date().toISOString(), this.#stopped);
    const report: LiveProviderReport = {
      provider: spec.provider,
      title: spec.document.info.title,
      version: spec.document.info.version,
      hash: spec.hash,
      hostClass: hostClassOf(this.#promised, this.#env[this.#definition.required[0] ?? ""] ?? ""),
      calls: this.#calls.map((call) => ({ call: call.label, operationId: call.operationId, ...(answerOf(call) && { status: answerOf(call)?.response.status ?? 0 }), ...rowCount(this.#promised, call.body), durationMs: call.durationMs })),
      findings,
      troubles: this.#troubles,
      errata: outcomes,
      left: this.#left,
      staleBaseline: stale,
      durationMs: Math.round(durationMs),
    };
    const exchanges = this.#calls.flatMap((call) => call.exchanges);
    return { report: mapTexts(report, privacy.text), exchanges: exchanges.map((exchange) => privacy.exchange(exchange)) };
  }
}

/** How many rows a body holds: those of its longest list, the one around the status aside. */
function rowCount({ spec }: Promised, body: unknown): { rows?: number } {
  const [status] = fromPointer(spec.document["x-status-in-body"] ?? "");
  const lists = Array.isArray(body) ? [body] : Object.entries(typeof body === "object" && body !== null ? body : {}).flatMap(([key, value]) => (Array.isArray(value) && key !== status ? [value] : []));
  const longest = lists.sort((one, other) => other.length - one.length)[0];
  return longest ? { rows: longest.length } : {};
}

function nothingSeen(promised: Promised, operation: Operation): Sighting["finding"] {
  return toFinding(promised, operation, { pointer: "/body", specPointer: `${operation.pointer}/responses`, expected: "at least one row to hold against the document", found: "none: nothing is known of rows" }, "informational");
}

function hostClassOf({ spec }: Promised, baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return "own";
  return spec.document.servers?.find(({ url, "x-name": name }) => name && URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin)?.["x-name"] ?? "own";
}
