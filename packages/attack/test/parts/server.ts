import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { partsOf, type Text } from "./text.ts";

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: Text;
  gzip?: boolean;
  /** The connection breaks instead. */
  reset?: boolean;
  /** Nothing ever comes. */
  silent?: boolean;
}

export interface Attacker {
  baseUrl: string;
  /** `METHOD /path` of each request. */
  requests: string[];
  close(): Promise<void>;
}

/** A server on this machine that gives each request the next answer, and the last one to all further ones. */
export async function attackBy(answers: readonly Answer[]): Promise<Attacker> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume().on("end", () => void send(response, answers[Math.min(requests.length, answers.length) - 1] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function send(
  response: ServerResponse,
  { status = 200, headers, body = "", gzip, reset, silent }: Answer,
): Promise<void> {
  if (silent) return;
  if (reset) return void response.destroy();
  response.writeHead(status, {
    "content-type": "application/json",
    ...(gzip && { "content-encoding": "gzip" }),
    ...headers,
  });
  if (typeof body === "string" && !gzip) return void response.end(body);
  // A client that has seen enough ends the connection.
  const parts = Readable.from(partsOf(body));
  await pipeline(gzip ? parts.pipe(createGzip()) : parts, response).catch(() => {});
}
