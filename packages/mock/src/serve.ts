import type { AddressInfo } from "node:net";
import { serve as serveNode } from "@hono/node-server";

export interface Served {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** A free one where it is left out. */
  port?: number;
  /** Whether pages of other origins may ask it. No credentials of a browser go along. */
  cors?: boolean;
}

/**
 * Serves something that answers requests over HTTP, on this machine alone: a mock, a simulator, a proxy.
 *
 * @throws where the port is taken, with the platform's error (`EADDRINUSE`)
 */
export async function serve(
  app: { fetch(request: Request): Response | Promise<Response> },
  { port = 0, cors = false }: ServeOptions = {},
): Promise<Served> {
  const answer = (request: Request) => (cors ? withCors(app, request) : app.fetch(request));
  const server = serveNode({ fetch: answer, hostname: "127.0.0.1", port });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** What a browser asks before it sends a request of another origin (Fetch standard, 3.2), and how it may read the answer. */
async function withCors(
  app: { fetch(request: Request): Response | Promise<Response> },
  request: Request,
): Promise<Response> {
  const isPreflight = request.method === "OPTIONS" && request.headers.has("access-control-request-method");
  const answer = isPreflight ? new Response(null, { status: 204 }) : await app.fetch(request);
  const headers = new Headers(answer.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-allow-methods", "*");
  // A star does not stand for Authorization.
  headers.set("access-control-allow-headers", request.headers.get("access-control-request-headers") ?? "*");
  headers.set("access-control-expose-headers", "*");
  return new Response(answer.body, { status: answer.status, headers });
}
