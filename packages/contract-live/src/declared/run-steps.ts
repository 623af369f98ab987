import { waitForEnd } from "@demarc/client-core";
import type { Operation } from "@demarc/openapi";
import type { CallArguments, Observation } from "@demarc/contract";
import type { LiveCall } from "../model/call.ts";
import type { LiveContext, LiveProvider, LiveWriteContext } from "../model/provider.ts";
import { operationOf } from "../model/provider-spec.ts";
import { unmetBy } from "../model/observation.ts";
import { expectation, isSame } from "./condition.ts";
import { placeInBody, placeOfParameter } from "./place.ts";
import { pickRow, repeated, unmetByRows } from "./rows.ts";
import type { Step, Steps, Unmet } from "./step.ts";
import { evaluate, isMissing, valueAt } from "./values.ts";

type Context = LiveContext & Partial<LiveWriteContext>;

/** How often a task is asked for, and how long in all. */
const waiting = { intervalMs: 50, limitMs: 100_000 };

/** The steps of one check, or of the writes. What they have returned is known by its name. */
export class StepRun {
  readonly #context: Context;
  readonly #limits: NonNullable<LiveProvider["limitedArguments"]>;
  readonly #rows: string;
  readonly #values: Map<string, unknown>;
  readonly #calls = new Map<string, LiveCall>();
  readonly #notes = new Map<string, () => void>();
  readonly #found: Observation[] = [];

  constructor(
    context: Context,
    limits: LiveProvider["limitedArguments"] = {},
    rows: string,
    values: Record<string, unknown>,
  ) {
    this.#context = context;
    this.#limits = limits;
    this.#rows = rows;
    this.#values = new Map(Object.entries(values));
    // One after the other: a value may name those before it.
    for (const [name, value] of this.#values) this.#values.set(name, evaluate(value, this.#lookup));
  }

  async run(steps: Steps): Promise<Observation[]> {
    for (const step of steps) {
      if (Array.isArray(step)) await this.run(step as Steps);
      else if (!(await this.#take(step as Step))) break;
    }
    return this.#found;
  }

  readonly #lookup = (name: string): unknown =>
    this.#values.has(name) ? this.#values.get(name) : this.#seen(name)?.body;

  /** A read that was made with just these query values; the limit that keeps calls small does not count. */
  #seen(operationId: string, query: Record<string, unknown> = {}): LiveCall | undefined {
    const limits = Object.entries(this.#limits[operationId]?.query ?? {});
    return this.#context.calls.find((call) => {
      if (call.operationId !== operationId || call.label.endsWith("credentials")) return false;
      const sent = Object.entries(call.args.query ?? {}).filter(
        ([name, value]) => name in query || !limits.some(([limit, most]) => limit === name && most === value),
      );
      return sent.length === Object.keys(query).length && sent.every(([name, value]) => query[name] === value);
    });
  }

  /** @returns whether to go on: not where a reference leads nowhere */
  async #take(step: Step): Promise<boolean> {
    const { path, query, body } = evaluate(
      { path: step.path, query: step.query, body: step.body },
      this.#lookup,
    ) as CallArguments;
    if ([...Object.values(path ?? {}), ...Object.values(query ?? {})].some(isMissing)) return false;
    const args = { ...(path && { path }), ...(query && { query }), ...(body !== undefined && { body }) };
    if (step.pages !== undefined) await this.#pages(step.pages, step.length ?? 1, args);
    const call = step.seen === undefined ? await this.#call(step, args) : this.#seen(step.seen, args.query);
    if (step.as !== undefined && call) {
      this.#values.set(step.as, call.body);
      this.#calls.set(step.as, call);
    }
    if (call && step.counts !== undefined) this.#count(step, call);
    else if (call) this.#check(step, call);
    for (const filter of step.filters ?? []) this.#filters(step.seen ?? "", filter, step.except ?? []);
    if (step.parts !== undefined) this.#parts(step.seen ?? "", step.parts, step.of ?? "");
    return true;
  }

  async #call(step: Step, args: CallArguments): Promise<LiveCall | undefined> {
    const { call: operationId, note, as = "", until } = step;
    if (operationId === undefined) return undefined;
    // Noted before it is sent: an answer that never comes does not mean that nothing was created.
    const takeBack = note === undefined ? undefined : this.#context.note?.(String(evaluate(note, this.#lookup)));
    let call = await this.#context.call(operationId, args);
    const { provider } = this.#context.providerSpec.spec;
    const task = this.#object(operationId)["x-task"];
    if (until && task) {
      let isAsked = true;
      const ask = async () => {
        if (!isAsked) call = await this.#context.call(operationId, args);
        isAsked = false;
        // Whatever it is, asking again does not help.
        if (call.error || typeof valueAt(call.body, task.status) !== "string") throw new Error("no state of a task");
        return call.body;
      };
      // The end that it comes to is a matter of what the step expects.
      await waitForEnd({ call: ask }, { provider, operationId, ...task }, waiting).catch(() => undefined);
    }
    if (takeBack && (call.error?.status ?? 0) >= 400) takeBack();
    else if (takeBack) this.#notes.set(as, takeBack);
    return call;
  }

  #check(step: Step, call: LiveCall): void {
    // That an answer failed has been found already, but for what another call has to answer for.
    const wrong = call.error && step.blame === undefined ? [] : this.#unmet(step, call);
    if (step.succeeds && call.error)
      this.#wrong(step, call, { pointer: "", expected: "200", found: call.error.message }, "/status");
    for (const each of wrong) this.#wrong(step, call, each);
    if (step.frees !== undefined && !call.error && wrong.length === 0) this.#notes.get(step.frees)?.();
  }

  #wrong(step: Step, shownBy: LiveCall, { pointer, expected, found, by = step.by }: Unmet, at = "/body"): void {
    const call = (step.blame === undefined ? undefined : this.#calls.get(step.blame)) ?? shownBy;
    const { providerSpec } = this.#context;
    const place = by === undefined ? placeInBody : placeOfParameter;
    const specPointer = place(providerSpec, call.operationId, by ?? pointer);
    this.#found.push(unmetBy(providerSpec, call, [`${at}${pointer}`, specPointer, expected], found));
  }

  #unmet(step: Step, call: LiveCall): Unmet[] {
    const pointer = step.rows ?? this.#rowsOf(call.operationId);
    const rows = listAt(call.body, pointer);
    const row = step.row === undefined ? undefined : pickRow(rows, step.find ?? step.pick ?? {}, this.#lookup);
    if (step.row !== undefined) this.#values.set(step.row, row);
    const expected = Object.entries(step.expect ?? {}).flatMap(([place, wanted]) => {
      const value = valueAt(call.body, place);
      const wrong =
        step.optional && value === undefined ? undefined : expectation(wanted, this.#lookup)(value, call.body);
      return wrong ? [{ ...wrong, pointer: place.replace("/any", "/*") }] : [];
    });
    return [...expected, ...unmetByRows(step, rows, pointer, this.#lookup)];
  }

  /** Each read with a parameter that is a column as well has rows of the value that was asked for. */
  #filters(operationId: string, filter: string, except: readonly unknown[]): void {
    for (const call of this.#with(operationId, filter)) {
      const asked = call.args.query?.[filter];
      if (!except.includes(asked)) this.#check({ by: filter, every: { [filter]: asked } }, call);
    }
  }

  /** What the reads with a parameter count is together no more than what the read without it counts. */
  #parts(operationId: string, parameter: string, pointer: string): void {
    const calls = this.#with(operationId, parameter);
    const count = (call: LiveCall | undefined) => Number(valueAt(call?.body, pointer) ?? 0);
    const together = calls.reduce((sum, call) => sum + count(call), 0);
    const whole = count(this.#seen(operationId));
    const [call] = calls;
    const wrong = { pointer, expected: `at most ${whole} together`, found: String(together), by: parameter };
    if (call && together > whole) this.#wrong({}, call, wrong);
  }

  #with(operationId: string, parameter: string): LiveCall[] {
    return this.#context.calls.filter(
      (call) => call.operationId === operationId && call.args.query?.[parameter] !== undefined,
    );
  }

  /** The number in an answer, whose form may be documented nowhere, is that of the rows of a list. */
  #count({ counts = "", by }: Step, call: LiveCall): void {
    const pointer = this.#rowsOf(counts);
    const listed = listAt(this.#seen(counts)?.body, pointer).length;
    const data = valueAt(call.body, pointer);
    const [value] = Array.isArray(data) ? Object.values((data[0] ?? {}) as object) : [data];
    if (typeof value !== "number" && !/^\d+$/.test(String(value))) return;
    // It may or may not honor the limit that keeps calls small.
    const limits = Object.values(this.#limits[counts]?.query ?? {}).map((most) => Math.min(listed, Number(most)));
    if ([listed, ...limits].includes(Number(value))) return;
    this.#wrong({}, call, { pointer, expected: `${listed}, as many as were listed`, found: String(value), by });
  }

  /** Two pages of a list: no longer than asked for, the first as the list begins, the second with other rows. */
  async #pages(operationId: string, length: number, args: CallArguments): Promise<void> {
    const paging = this.#object(operationId)["x-paging"];
    const { items = "", id = "", size = "", page, offset, firstPage = 1 } = paging ?? {};
    const read = (query: Record<string, unknown>) => this.#context.call(operationId, { ...args, query });
    const wrong = (call: LiveCall, by: string, expected: string, found: string, pointer = items) =>
      this.#wrong({}, call, { pointer, expected, found, by });
    const all = listAt((this.#seen(operationId) ?? (await read({}))).body, items);
    if (all.length <= length) return;
    const at = (row: number) => ({
      [size]: length,
      ...(page !== undefined && { [page]: firstPage + row / length }),
      ...(offset !== undefined && row > 0 && { [offset]: row }),
    });
    const first = await read(at(0));
    const rows = listAt(first.body, items);
    if (first.error) return;
    if (rows.length > length) return wrong(first, size, `at most ${length}`, String(rows.length));
    if (page !== undefined && !isSame(valueAt(all[0], id), valueAt(rows[0], id)))
      return wrong(first, page, "the row that the list begins with", "another", `${items}/0`);
    const next = await read(at(length));
    const others = listAt(next.body, items);
    const again = repeated(rows, others, id);
    if (next.error || (again === 0 && others.length > 0)) return;
    const found = again > 0 ? `${again} of the first page again` : "none";
    wrong(next, page ?? offset ?? "", "the rows after the first page", found);
  }

  #rowsOf(operationId: string): string {
    return this.#object(operationId)["x-paging"]?.items ?? this.#rows;
  }

  #object(operationId: string): Operation["object"] {
    return operationOf(this.#context.providerSpec, operationId).object;
  }
}

function listAt(body: unknown, pointer: string): readonly unknown[] {
  const rows = valueAt(body, pointer);
  return Array.isArray(rows) ? rows : [];
}
