import { setTimeout as delay } from "node:timers/promises";
import { runAttacks } from "../attack.ts";
import { attackedRun } from "./provider.ts";
import type { Answer } from "./server.ts";
import { sinksOf } from "./sinks.ts";

interface Input {
  answer: Answer;
  /** What all further requests are answered with, if it is something else. */
  then?: Answer;
  /** A text that belongs to somebody, or that a sink must not obey: no sink may show it as it is. */
  hidden?: string[];
  /** Whether the run is stopped by a signal while the answer is dealt with. */
  stop?: boolean;
}

/** What GitHub reads line by line. */
const isLog = (sink: string) => sink === "terminal" || sink === "annotations";

/** What it obeys, but for what we say ourselves. */
const command = /^\s*::(?!error |warning |notice )|##\[/m;

runAttacks<Input>("live", async ({ answer, then = answer, hidden = [], stop = false }) => {
  const controller = new AbortController();
  // Of the processor, not of the clock: a busy machine takes many times as long.
  let stoppedAt: NodeJS.CpuUsage | undefined;
  if (stop)
    void delay(50).then(() => {
      stoppedAt = process.cpuUsage();
      controller.abort();
    });
  const { run, requests } = await attackedRun([answer, then], "a-token-of-the-run", { signal: controller.signal });
  const after = stoppedAt && process.cpuUsage(stoppedAt);
  const endsAtOnce = after !== undefined && after.user + after.system < 1_000_000;
  const sinks = Object.entries(sinksOf(run));
  const { errors, findings } = run.report;
  return {
    result: {
      errors: errors.map(({ kind }) => kind),
      endsAtOnce,
      worst: ["breaking", "additive", "informational"].find((grade) => findings.some((each) => each.grade === grade)),
      shown: sinks.flatMap(([sink, text]) =>
        hidden.filter((part) => text.includes(part)).map((part) => `${sink}: ${part}`),
      ),
      commands: sinks.flatMap(([sink, text]) => (isLog(sink) && command.test(text) ? [sink] : [])),
    },
    requests,
  };
});
