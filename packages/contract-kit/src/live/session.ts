import type { Operation } from "@demarc/spec";
import type { CaseArgs } from "../cases/case.ts";
import type { Functions } from "../subject.ts";
import { parseJson } from "../text.ts";
import { authChange } from "./auth.ts";
import { answerOf, labelOf, type ClientFailure, type LiveCall } from "./call.ts";
import { configurationOf } from "./configuration.ts";
import { operationOf, type Promised } from "./context.ts";
import { judgeCall, statusOf, toFinding } from "./judge.ts";
import type { Trouble } from "./model.ts";
import { reportRun, rowCount, summaryOf } from "./outcome.ts";
import { createdPrefix, type LiveOptions, type LiveRun } from "./options.ts";
import { planReads } from "./plan.ts";
import { privacyOf } from "./privacy.ts";
import { callWithoutCredentials, judgeProbe } from "./probe.ts";
import type { Disagreement, Environment, LiveBench, LiveProvider } from "./provider.ts";
import type { Sighting } from "./fold.ts";
import { scrubber } from "./secrets.ts";
import { troubleOf } from "./trouble.ts";
import { liveWire, withCleanAnswer, type LiveExchange } from "./wire.ts";

/** One run of one provider, with all that it sees. Holds credentials. */
export class Session<Client extends object> {
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
    this.#signal = AbortSignal.any([
      AbortSignal.timeout(options.runMs ?? 120_000),
      ...(options.signal ? [options.signal] : []),
    ]);
    try {
      this.#client = this.#connect(this.#wire.fetch);
    } catch (error) {
      this.#client = {};
      this.#stop({
        kind: "configuration",
        message: (error as Error).message,
        advice: `Look at ${definition.required.join(", ")}.`,
      });
    }
  }

  #connect(
    fetch: (request: Request, init?: RequestInit) => Promise<Response>,
    options: object = this.#definition.connect(this.#env),
  ): Functions {
    const { requestMs, client } = this.#options;
    return this.#definition.subject.createClient({
      attemptTimeoutMs: requestMs ?? 20_000,
      ...client,
      ...options,
      fetch,
    } as never) as Functions;
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
      else if (Object.keys(args).length === 0 && rowCount(this.#promised, call.body) === 0)
        this.#see(call, [nothingSeen(this.#promised, operation)]);
    }
    const [first] = planned;
    if (this.#stopped || !first || first.operation.security.length === 0) return;
    const call = await callWithoutCredentials(
      this.#promised,
      first.operation,
      this.#wire,
      (fetch, credentials) => this.#connect(fetch, { ...this.#definition.connect(this.#env), ...credentials }),
      this.#signal,
    );
    this.#calls.push(call);
    this.#see(call, judgeProbe(this.#promised, first.operation, call));
  }

  async checks(): Promise<void> {
    for (const { operationId, run } of this.#definition.checks ?? []) {
      if (this.#stopped) return;
      this.#found(await this.#safely(() => run(this.#bench())), operationId);
    }
  }

  async writes(): Promise<void> {
    const { writes } = this.#definition;
    // A platform that does not even read as promised is not written to.
    if (!writes || this.#stopped || this.#failed) return;
    const note = (left: string) => {
      this.#left.push(left);
      return () => void this.#left.splice(this.#left.indexOf(left), 1);
    };
    this.#found(await this.#safely(() => writes.run({ ...this.#bench(), note, prefix: createdPrefix })));
  }

  /** What a hand-written check found, as findings of the operation that it concerns. */
  #found(disagreements: readonly Disagreement[], operationId = this.#calls.at(-1)?.operationId): void {
    for (const disagreement of disagreements) {
      const concerned = disagreement.operationId ?? operationId;
      const call = this.#calls.findLast((candidate) => candidate.operationId === concerned);
      if (call)
        this.#see(call, [toFinding(this.#promised, operationOf(this.#promised, call.operationId), disagreement)]);
    }
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
    const call: LiveCall = {
      operationId,
      args,
      label: labelOf(operationId, args),
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
    const path = new RegExp(
      `${operation.path
        .replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&")
        .replaceAll(/\{[^{}]+\}/g, "[^/]+")
        .replace(/\/$/, "/?")}$`,
    );
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
    for (const [name, value] of Object.entries(body))
      if (/token$/.test(name) && typeof value === "string") this.#secrets.add(value);
  }

  #judge(call: LiveCall): void {
    const answer = answerOf(call);
    const status = answer && statusOf(this.#promised, answer);
    const trouble = troubleOf(
      {
        baseUrlVariable: this.#definition.required[0] ?? "",
        credentialVariables: configurationOf(this.#definition, this.#env).credentials,
        permissionStatuses: this.#definition.permissionStatuses ?? [403],
        token: [...this.#secrets].find((secret) => secret.split(".").length === 3),
      },
      call,
      status,
    );
    this.#options.onCall?.(summaryOf(this.#promised, call));
    const operation = operationOf(this.#promised, call.operationId);
    const change =
      trouble?.kind === "credentials" && answer && authChange(this.#promised, operation, answer, this.#issuer());
    if (change) {
      this.#see(call, [toFinding(this.#promised, operation, change)]);
      this.#stopped = true;
    } else if (trouble) {
      const ended = this.#signal.aborted && !this.#options.signal?.aborted && trouble.kind === "interrupted";
      this.#stop(
        ended
          ? {
              ...trouble,
              kind: "network",
              message: `the run took longer than ${this.#options.runMs ?? 120_000} ms.`,
              advice: "Raise --run-timeout, or look at why the provider is slow.",
            }
          : trouble,
      );
    } else {
      this.#see(call, judgeCall(this.#promised, call));
    }
  }

  /** The origin that issued the token in use, where the provider itself did. */
  #issuer(): string | undefined {
    if (this.#definition.tokenOrigin?.(this.#env)) return undefined;
    const issued = this.#calls.flatMap(({ tokens }) => tokens).find(({ response }) => response.status === 200);
    return issued && new URL(issued.request.url).origin;
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
    return reportRun({
      promised: this.#promised,
      calls: this.#calls,
      sightings: this.#sightings,
      troubles: this.#troubles,
      left: this.#left,
      baseline: this.#options.baseline ?? [],
      partial: this.#stopped,
      baseUrl: this.#env[this.#definition.required[0] ?? ""] ?? "",
      privacy: privacyOf(this.#promised.spec, this.#promised.operations, this.#scrub, this.#options.hide),
      durationMs,
    });
  }
}

function nothingSeen(promised: Promised, operation: Operation): Sighting["finding"] {
  return toFinding(
    promised,
    operation,
    {
      pointer: "/body",
      specPointer: `${operation.pointer}/responses`,
      expected: "at least one row to hold against the document",
      found: "none: nothing is known of rows",
    },
    "informational",
  );
}
