import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Seen } from "../support/server.ts";
import type { BehaviourCase, Reply } from "./case.ts";

export interface Script {
  replies: BehaviourCase["replies"];
  /** The body of a success. */
  success: object;
  /** Whether an error without a body repeats everything that it was sent, as careless servers do. */
  echo: boolean;
  /** Called where a reply stops, or breaks off in its body; it goes on when this resolves. */
  onStop(reply: Reply): Promise<void>;
}

/** Answers a server's requests by a script: one reply for each, the last one for all further ones. */
export function replyBy({ replies = ["ok"], success, echo, onStop }: Script) {
  let count = 0;
  return async ({ url, headers, body }: Seen, response: ServerResponse): Promise<void> => {
    const reply = toReply(replies[Math.min(++count, replies.length) - 1]);
    const repeated = echo ? JSON.stringify({ message: `refused ${url} ${JSON.stringify(headers)} ${body}` }) : "";
    const text = (reply.status ?? 200) === 200 ? successText(success, reply) : repeated;
    await send(response, { ...reply, body: reply.body ?? text }, onStop);
  };
}

function toReply(reply: "ok" | number | Reply = "ok"): Reply {
  if (reply === "ok") return {};
  return typeof reply === "number" ? { status: reply } : reply;
}

function successText(success: object, { bigBytes }: Reply): string {
  return JSON.stringify(bigBytes ? { ...success, padding: "x".repeat(bigBytes) } : success);
}

async function send(response: ServerResponse, reply: Reply, onStop: Script["onStop"]): Promise<void> {
  const { status = 200, headers = {}, body = "", stops, cut, gzip } = reply;
  if (stops === "headers") await onStop(reply);
  if (cut === "headers") return void response.destroy();
  const bytes = gzip ? gzipSync(body) : Buffer.from(body);
  response.writeHead(status, {
    "content-type": "application/json",
    ...(gzip && { "content-encoding": "gzip" }),
    "content-length": bytes.length,
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fillDate(value)])),
  });
  if (stops !== "body" && cut !== "body") return void response.end(bytes);
  const middle = Math.ceil(bytes.length / 2);
  response.write(bytes.subarray(0, middle));
  await onStop(reply);
  if (cut) response.destroy();
  else response.end(bytes.subarray(middle));
}

function fillDate(value: string): string {
  return value.replace(/\{date:([+-]\d+)\}/, (_, seconds: string) =>
    new Date(Date.now() + Number(seconds) * 1000).toUTCString(),
  );
}
