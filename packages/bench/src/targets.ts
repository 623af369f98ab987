import type { InFlight } from "./figures/measure-in-flight.ts";
import type { MockFigures } from "./mock/measure.ts";
import type { Timing } from "./figures/rounds.ts";
import type { Sizes } from "./figures/sizes.ts";
import { names } from "./clients/clients.ts";
import { outsideBudget } from "./figures/instantiations.ts";

export interface Figures {
  timings: Timing[];
  sizes: Sizes;
  inFlight: InFlight;
  instantiations: { count: number; budget: number };
  mocks: MockFigures;
}

export interface Target {
  name: string;
  figure: string;
  met: boolean;
}

const mostBytes = 8000;

export function checkTargets({ timings, sizes, inFlight, instantiations, mocks }: Figures): Target[] {
  const ratioOf = (name: string) => timings.find((timing) => timing.name === name)?.ratio ?? Number.NaN;
  const ours = ratioOf(names.ours);
  const validated = ratioOf(names.validated);
  const bytes = sizes[names.ours]?.atOnce ?? Number.NaN;
  const { count, budget } = instantiations;
  return [
    { name: "everything on: at most 1.2 times bare fetch", figure: times(ours), met: ours <= 1.2 },
    { name: "validation too: at most 1.3 times bare fetch", figure: times(validated), met: validated <= 1.3 },
    ...[names.axios, names.ky, names.heyApi, names.redocly].map((other) => ({
      name: `everything on: faster than ${other}`,
      figure: `${times(ours)} against ${times(ratioOf(other))}`,
      met: ours < ratioOf(other),
    })),
    { name: "one client: at most 8 kB", figure: `${kilobytes(bytes)} kB`, met: bytes <= mostBytes },
    {
      name: `${inFlight.calls} calls at once: each has its own result`,
      figure: inFlight.orderKept ? "yes" : "no",
      met: inFlight.orderKept,
    },
    {
      name: `${inFlight.calls} calls at once: the heap grows by less than 5 %`,
      figure: `${(inFlight.growth * 100).toFixed(1)} %`,
      met: inFlight.growth < 0.05,
    },
    {
      name: `types instantiated: ${budget}, up to 5 % more`,
      figure: String(count),
      met: outsideBudget(count, budget) === undefined,
    },
    ...mockTargets(mocks),
  ];
}

function mockTargets({ rates, start, fuzzed }: MockFigures): Target[] {
  const against = (ours: number, prism: number, unit: string) =>
    `${ours.toFixed(0)} against ${prism.toFixed(0)} ${unit}, ${times(ours / prism)} times`;
  return [
    ...(["stateless", "stateful"] as const).map((kind) => ({
      name: `mock, ${kind}: as many requests a second as Prism`,
      figure: against(rates[kind], rates.prism, "a second"),
      met: rates[kind] >= rates.prism,
    })),
    {
      name: "mocks of all providers: the first answer of each in 0.4 of Prism's time",
      figure: against(start.ours, start.prism, "ms"),
      met: start.ours <= start.prism * 0.4,
    },
    {
      name: `mock, ${fuzzed.sent} requests at random, ${fuzzed.torn} torn: no crash, no hang, memory within 10 %`,
      figure: `${fuzzed.faults.length} faults, ${times(fuzzed.heap)} times the memory`,
      met: fuzzed.faults.length === 0 && fuzzed.heap <= 1.1,
    },
  ];
}

export function times(ratio: number): string {
  return ratio.toFixed(2);
}

export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
