import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { BehaviourCase, Reply } from "./case.ts";

export interface Seen {
  atMs: number;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface CannedServer {
  origin: string;
  seen: Seen[];
  close(): Promise<void>;
}

/**
 * A real server on this machine that gives canned replies, one for each request.
 *
 * @param echo whether an error without a body says everything that it was sent, as careless servers do
 */
export async function serveReplies(
  replies: BehaviourCase["replies"] = ["ok"],
  success: object,
  echo = false,
): Promise<CannedServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const entry: Seen = {
      atMs: performance.now(),
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: "",
    };
    seen.push(entry);
    const reply = replies[Math.min(seen.length, replies.length) - 1];
    for await (const chunk of request.setEncoding("utf8")) entry.body += chunk;
    const said = echo
      ? JSON.stringify({ message: `refused ${entry.url} ${JSON.stringify(entry.headers)} ${entry.body}` })
      : "";
    await send(
      response,
      reply === "ok" || reply === undefined ? {} : typeof reply === "number" ? { status: reply, body: said } : reply,
      success,
    ).catch(() => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function send(response: ServerResponse, reply: Reply, success: object): Promise<void> {
  if (reply.cut === "before") return void response.destroy();
  if (reply.delayMs) await sleep(reply.delayMs, undefined, { ref: false });
  const { status = 200 } = reply;
  const text =
    reply.body ??
    (status === 200
      ? JSON.stringify(reply.bigBytes ? { ...success, padding: "x".repeat(reply.bigBytes) } : success)
      : "");
  const body = reply.gzip ? gzipSync(text) : Buffer.from(text);
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name, fillDate(value)]);
  response.writeHead(status, {
    "content-type": "application/json",
    ...(reply.gzip && { "content-encoding": "gzip" }),
    "content-length": body.length,
    ...Object.fromEntries(headers),
  });
  if (!reply.slowMs && !reply.cut) return void response.end(body);
  const middle = Math.ceil(body.length / 2);
  response.write(body.subarray(0, middle));
  await sleep(reply.slowMs ?? 20, undefined, { ref: false });
  if (reply.cut) response.destroy();
  else response.end(body.subarray(middle));
}

function fillDate(value: string): string {
  return value.replace(/\{date:([+-]\d+)\}/, (_, seconds: string) =>
    new Date(Date.now() + Number(seconds) * 1000).toUTCString(),
  );
}
