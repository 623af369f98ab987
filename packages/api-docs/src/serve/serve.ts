import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { loadMocks, type Mocks } from "./mock.ts";

export interface ServeOptions {
  /** The built site. */
  folder: string;
  /** With slashes at both ends. */
  base: string;
  /** 0 for any that is free. */
  port: number;
  /** Whether the mocks keep what is written. */
  stateful?: boolean;
}

export interface DocsServer {
  /** Where the front page is. */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves the built site with the mock of every provider below `mock/`, to this machine alone.
 *
 * @throws where the port is taken
 */
export async function serveSite({ folder, base, port, stateful = false }: ServeOptions): Promise<DocsServer> {
  const mocks = await loadMocks(stateful);
  // Looked up at each request: what it knew of a file, a new build may have changed.
  const files = sirv(folder, { dev: true, etag: true, gzip: true });
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    if (!url.startsWith(base)) return void response.writeHead(302, { location: base }).end();
    const path = url.slice(base.length);
    if (path === "mock/status.json")
      return void response.writeHead(200, { "content-type": "application/json" }).end('{"available":true}');
    if (path.startsWith("mock/") && path !== "mock/")
      return void forward(mocks, path.slice("mock/".length), request, response);
    request.url = `/${path}`;
    files(
      request,
      response,
      () => void response.writeHead(404, { "content-type": "text/html" }).end(readFileSync(join(folder, "404.html"))),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is taken. Stop the program that listens there, or add \`--port\` with another.`)
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function forward(mocks: Mocks, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await mocks.answer(path, request);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  } catch (error) {
    response.writeHead(500, { "content-type": "text/plain" }).end(`The mock failed: ${(error as Error).message}`);
  }
}
