import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listOperations } from "@demarc/openapi";
import { createLocator, errataPath, specsDirectory } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { placeOf } from "@demarc/contract";
import {
  brokenPromises,
  compareRecordings,
  contractProxy,
  loadProviderSpec,
  replay,
  runLive,
  settleErrataFile,
  toHar,
  type LiveOptions,
  type LiveProvider,
  type ProxyEvent,
} from "@demarc/contract-live";
import type { LiveSuite } from "./live-suite.ts";
import { serve } from "@demarc/mock";
import type { Drift } from "../simulator/drift.ts";

/** Declares the tests of what is done with a run: recordings, baselines, errata, SARIF, the proxy. */
export function toolSuite<Variations, Client extends object>(
  definition: LiveProvider<Client>,
  { simulate, accounts, drifts }: LiveSuite<Variations>,
  quick: LiveOptions,
): void {
  const { provider } = definition;
  const account = Object.values(accounts)[0] as NonNullable<(typeof accounts)[string]>;
  const renamed = drifts.find(({ changes }) => changes.some(({ op }) => op === "rename")) as Drift;
  const runOn = async (drift?: Drift, options: LiveOptions = {}) => {
    const served = await serve(simulate({}, drift));
    try {
      return await runLive(definition, account(served.origin), { ...quick, ...options });
    } finally {
      await served.stop();
    }
  };

  describe("a recording", () => {
    test("breaks the same promises offline", async () => {
      const { report, exchanges } = await runOn(renamed);
      const replayed = await replay(toHar(provider, exchanges));
      const places = (findings: typeof report.findings) =>
        findings.map(({ grade, pointer, specPointer }) => `${grade} ${pointer} ${specPointer}`).sort();
      expect(brokenPromises(report).length).toBeGreaterThan(0);
      expect(places(replayed.findings)).toEqual(places(report.findings));
    });

    test("of a run without drift breaks nothing", async () => {
      const { exchanges } = await runOn();
      expect(brokenPromises(await replay(toHar(provider, exchanges)))).toEqual([]);
    });

    test("holds no credentials, and no name as it was", async () => {
      const { exchanges } = await runOn();
      const har = toHar(provider, exchanges);
      for (const value of Object.values(account("http://127.0.0.1")))
        if (!value?.startsWith("http")) expect(har).not.toContain(value);
      expect(har).not.toMatch(/Customer 1|royDY|example1\b/);
    });

    test("differs from another in what changed, and from itself in nothing", async () => {
      const [before, after] = [
        toHar(provider, (await runOn()).exchanges),
        toHar(provider, (await runOn(renamed)).exchanges),
      ];
      expect(compareRecordings(before, before)).toEqual([]);
      const { at: path, to } = renamed.changes.find(({ op }) => op === "rename") as { at: string; to: string };
      const changes = compareRecordings(before, after).join("\n");
      expect(changes).toContain(`body${path}: `);
      expect(changes).toMatch(new RegExp(`^\\+ .*/${to}: `, "m"));
    });
  });

  describe("the baseline", () => {
    const entry = {
      provider,
      operation: renamed.expect.operationId,
      pointer: renamed.expect.pointer,
      reason: "known",
      until: "2999-12-31",
    };

    test("accepts what it names, until its day has passed", async () => {
      const accepted = async (until: string) => (await runOn(renamed, { baseline: [{ ...entry, until }] })).report;
      const place = ({ pointer }: { pointer: string }) => placeOf(pointer) === renamed.expect.pointer;
      expect(brokenPromises(await accepted("2999-12-31")).filter(place)).toEqual([]);
      const late = await accepted("2020-01-01");
      expect(brokenPromises(late).filter(place).length).toBeGreaterThan(0);
      expect(late.staleBaseline).toEqual([expect.stringContaining("expired on 2020-01-01")]);
    });

    test("is told of an entry that no longer applies", async () => {
      expect((await runOn(undefined, { baseline: [entry] })).report.staleBaseline).toEqual([
        expect.stringContaining("no longer found"),
      ]);
    });
  });

  test("errata that were settled are written into errata.yaml, and nothing else is changed there", async () => {
    const { report } = await runOn();
    const text = settleErrataFile(report, "2027-01-31T00:00:00Z");
    const settled = report.errata.filter(({ outcome }) => outcome !== "not observed");
    expect(settled.length).toBeGreaterThan(0);
    const written = (parse(text) as { errata: { id: string; settled?: object }[] }).errata.filter(
      (erratum) => erratum.settled,
    );
    expect(written.map(({ id, settled: said }) => [id, said])).toEqual(
      settled.map(({ id, outcome }) => [id, { date: "2027-01-31", host: report.hostClass, outcome }]),
    );
    const before = readFileSync(errataPath(provider), "utf8");
    expect(text.split("\n").filter((line) => !line.startsWith("    settled: "))).toEqual(
      before.split("\n").filter((line) => !line.startsWith("    settled: ")),
    );
  });

  test("each place of the document is found in its YAML file", async () => {
    const { spec } = await loadProviderSpec(provider);
    const schemas = Object.keys(spec.document.components?.schemas ?? {}).map(
      (name) => [`/components/schemas/${name}/type`, "type:"] as const,
    );
    const responses = listOperations(spec.document).map(
      ({ pointer }) => [`${pointer}/responses/401`, "'401':"] as const,
    );
    const locate = createLocator(provider);
    for (const [pointer, expected] of [...schemas, ...responses]) {
      const { file, line } = locate(pointer);
      expect(
        readFileSync(join(specsDirectory, "..", file), "utf8")
          .split("\n")
          [line - 1]?.trim(),
        pointer,
      ).toMatch(new RegExp(`^${expected}`));
    }
  });

  describe("the run", () => {
    test("ends as soon as it is stopped", async () => {
      const { report } = await runOn(undefined, { signal: AbortSignal.abort() });
      expect(report.errors.map(({ kind }) => kind)).toEqual(["interrupted"]);
    });

    test("sends no faster than it may", async () => {
      const began = performance.now();
      const { report } = await runOn(undefined, { perSecond: 20 });
      expect(performance.now() - began).toBeGreaterThanOrEqual((report.calls.length - 1) * 50);
    });

    test("writes nothing unless it is allowed to", async () => {
      const methods = (await runOn()).exchanges.map(({ request }) => request.method);
      expect(new Set(methods)).toEqual(new Set(["GET"]));
    });

    test("sends no credentials in the clear to another machine", async () => {
      const { report, exchanges } = await runLive(definition, account("http://192.0.2.1"), quick);
      expect(report.errors).toMatchObject([{ kind: "configuration", message: expect.stringContaining("https") }]);
      expect(exchanges).toEqual([]);
    });
  });

  test.each([
    ["keeps quiet of what is as documented", undefined],
    ["says what is not as documented", renamed],
  ])("the proxy hands on what came, and %s", async (_, drift) => {
    const served = await serve(simulate({}, drift));
    const env = account(served.origin);
    const [variable = ""] = definition.required;
    const events: ProxyEvent[] = [];
    const proxy = await serve(
      contractProxy(await loadProviderSpec(provider), env[variable] ?? "", (event) => events.push(event)),
    );
    try {
      const bench = definition.clientUnderTest.createClient({
        ...definition.connect(env),
        baseUrl: proxy.origin,
      } as never) as Record<string, (args?: object) => Promise<unknown>>;
      const direct = definition.clientUnderTest.createClient(definition.connect(env) as never) as typeof bench;
      // The token endpoint may not stand below the base URL, so the token is fetched directly.
      const [id = ""] = Object.keys(definition.clientUnderTest.operationDescriptors);
      const expected = await direct[id]?.();
      const passed = await bench[id]?.().catch((error: Error) => error);
      expect(passed).toEqual(expected);
      const broken = events.flatMap(({ findings }) => findings).filter(({ grade }) => grade === "breaking");
      expect(broken.length > 0).toBe(drift !== undefined);
    } finally {
      await Promise.all([proxy.stop(), served.stop()]);
    }
  });
}
