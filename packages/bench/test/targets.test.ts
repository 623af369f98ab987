import { expect, test } from "vitest";
import { toMarkdown } from "../src/report.ts";
import { names } from "../src/clients/clients.ts";
import { checkTargets, type Figures } from "../src/targets.ts";

const timing = (name: string, ratio: number) => ({ name, medianMs: ratio / 4, ratio });
const good: Figures = {
  timings: [
    timing(names.fetch, 1),
    timing(names.ours, 1.1),
    timing(names.validated, 1.2),
    ...[names.ky, names.axios, names.heyApi, names.redocly].map((name) => timing(name, 1.15)),
  ],
  sizes: { [names.ours]: { atOnce: 8000, later: 2500 } },
  inFlight: { calls: 1000, orderKept: true, before: 100, after: 104, growth: 0.04 },
  instantiations: { count: 100, budget: 100 },
  mocks: {
    rates: { prism: 500, stateless: 1500, stateful: 500 },
    start: { prism: 2000, ours: 800 },
    fuzzed: { sent: 20_000, torn: 2000, answers: {}, faults: [], heap: 1.1 },
  },
};

/** The good figures with other ratios. */
function withRatios(ratios: Record<string, number>): Figures {
  return { ...good, timings: good.timings.map(({ name, ratio }) => timing(name, ratios[name] ?? ratio)) };
}

/** The good figures with others of the mock. */
function withMocks(mocks: Partial<Figures["mocks"]>): Figures {
  return { ...good, mocks: { ...good.mocks, ...mocks } };
}

const atRandom = "mock, 20000 requests at random, 2000 torn: no crash, no hang, memory within 10 %";
const missed = (figures: Figures) => checkTargets(figures).flatMap(({ name, met }) => (met ? [] : [name]));

test("good figures meet every target", () => {
  expect(missed(good)).toEqual([]);
  expect(checkTargets(good)).toHaveLength(14);
});

test.each<[string, Figures, string[]]>([
  [
    "a slow call",
    withRatios({ [names.ours]: 1.21, [names.axios]: 2, [names.ky]: 2, [names.heyApi]: 2, [names.redocly]: 2 }),
    ["everything on: at most 1.2 times bare fetch"],
  ],
  ["a slow validation", withRatios({ [names.validated]: 1.31 }), ["validation too: at most 1.3 times bare fetch"]],
  [
    "another client that is as fast",
    withRatios({ [names.redocly]: 1.1 }),
    [`everything on: faster than ${names.redocly}`],
  ],
  ["a large client", { ...good, sizes: { [names.ours]: { atOnce: 8001, later: 0 } } }, ["one client: at most 8 kB"]],
  ["a size that was not measured", { ...good, sizes: {} }, ["one client: at most 8 kB"]],
  [
    "results mixed up",
    { ...good, inFlight: { ...good.inFlight, orderKept: false } },
    ["1000 calls at once: each has its own result"],
  ],
  [
    "a leak",
    { ...good, inFlight: { ...good.inFlight, growth: 0.05 } },
    ["1000 calls at once: the heap grows by less than 5 %"],
  ],
  [
    "too many types",
    { ...good, instantiations: { count: 106, budget: 100 } },
    ["types instantiated: 100, up to 5 % more"],
  ],
  [
    "a slow mock",
    withMocks({ rates: { prism: 500, stateless: 499, stateful: 500 } }),
    ["mock, stateless: as many requests a second as Prism"],
  ],
  [
    "a simulator that is slow to check",
    withMocks({ rates: { prism: 500, stateless: 500, stateful: 499 } }),
    ["mock, stateful: as many requests a second as Prism"],
  ],
  [
    "a slow start",
    withMocks({ start: { prism: 2000, ours: 801 } }),
    ["mocks of all providers: the first answer of each in 0.4 of Prism's time"],
  ],
  ["a mock that hangs", withMocks({ fuzzed: { ...good.mocks.fuzzed, faults: ["no answer"] } }), [atRandom]],
  ["a mock that keeps what it was sent", withMocks({ fuzzed: { ...good.mocks.fuzzed, heap: 1.11 } }), [atRandom]],
])("%s misses its target and no other", (_, figures, expected) => expect(missed(figures)).toEqual(expected));

test("the report marks a missed target", () => {
  const figures = { ...good, sizes: { [names.ours]: { atOnce: 9000, later: 2500 } } };
  const text = toMarkdown(figures, checkTargets(figures), { node: "24", cpu: "a processor", customers: 2, bytes: 900 });
  expect(text).toMatch(/\| demarc, everything on +\| 275 +\| 1\.10 +\| 9\.0 \+ 2\.5 /);
  expect(text).toMatch(/\| one client: at most 8 kB +\| 9\.0 kB +\| \*\*missed\*\* \|/);
});
