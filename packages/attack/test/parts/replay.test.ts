import { compareRecordings, replay } from "@demarc/contract-live";
import { runAttacks } from "../attack.ts";
import { reportsOf } from "./sinks.ts";
import { textOf, type Text } from "./text.ts";

interface Input {
  /** The recording as it is. */
  text?: Text;
  /** Or its log, with one entry that is as documented but for these. */
  log?: { comment?: string; operation?: string; url?: string; status?: number; body?: Text };
  hidden?: string[];
}

function recordingOf({
  comment = "cloudlx",
  operation = "listCustomers",
  ...entry
}: NonNullable<Input["log"]>): string {
  const { url = "https://demo.infiny.cloud/api/customers", status = 200, body = '{"customers":[]}' } = entry;
  const request = { method: "GET", url, headers: [] };
  const headers = [{ name: "content-type", value: "application/json" }];
  const response = { status, headers, content: { text: textOf(body) } };
  const times = { startedDateTime: "2026-11-21T00:00:00.000Z", time: 1 };
  return JSON.stringify({ log: { comment, entries: [{ ...times, comment: operation, request, response }] } });
}

runAttacks<Input>("replay", async ({ text, log = {}, hidden = [] }) => {
  const recording = text === undefined ? recordingOf(log) : textOf(text);
  try {
    const report = await replay(recording);
    const sinks = { ...reportsOf(report), changes: compareRecordings(recordingOf({}), recording).join("\n") };
    const shown = Object.entries(sinks).flatMap(([sink, output]) =>
      hidden.some((part) => output.includes(part)) ? [sink] : [],
    );
    return { result: { findings: report.findings.length, shown } };
  } catch (error) {
    return { error };
  }
});
