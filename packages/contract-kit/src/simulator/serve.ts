import type { AddressInfo } from "node:net";
import { serve as serveNode } from "@hono/node-server";

export interface Served {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  stop(): Promise<void>;
}

/** Serves a simulator on a free port of this machine. */
export async function serve(app: { fetch(request: Request): Response | Promise<Response> }, port = 0): Promise<Served> {
  const server = serveNode({ fetch: (request: Request) => app.fetch(request), hostname: "127.0.0.1", port });
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
