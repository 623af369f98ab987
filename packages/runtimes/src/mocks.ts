import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMock } from "@demarc/mock";
import { listProviders, loadSpec } from "@demarc/spec";

/** Where a redirect leads: `/302-away/…` to another origin, `/302-nowhere/…` to no address. */
const locations: Record<string, string> = { away: "http://localhost:1/", nowhere: "" };

/**
 * A server that answers a POST of `/<status>/<run>/…` with that status, or breaks the connection after `/reset/…`, and a
 * GET of the same address with how many came in this run. Open to pages of other origins.
 */
function startCounter() {
  const counts = new Map<string, number>();
  return createServer(({ method, url = "", socket }, response) => {
    const [, name = "", run = ""] = url.split("/");
    const key = `${name}/${run}`;
    const count = counts.get(key) ?? 0;
    response
      .setHeader("access-control-allow-origin", "*")
      .setHeader("access-control-allow-headers", "authorization, content-type");
    if (method === "OPTIONS") return void response.end();
    if (method === "GET") return void response.end(String(count));
    counts.set(key, count + 1);
    if (name === "reset") return void socket.destroy();
    const [status, where = ""] = name.split("-");
    const headers = Number(status) < 400 ? { location: locations[where] ?? "/elsewhere" } : {};
    response.writeHead(Number(status), status === "401" ? { "www-authenticate": "Basic" } : headers).end();
  });
}

/** The mock of each provider on a free port of this machine, open to pages of other origins, and the server that counts. */
export async function startMocks() {
  const counter = startCounter();
  await new Promise<void>((resolve) => counter.listen(0, "127.0.0.1", resolve));
  const { port } = counter.address() as AddressInfo;
  const started = await Promise.all(
    listProviders().map(async (provider) => {
      const mock = await startMock((await loadSpec(provider)).document, { cors: true });
      return [provider, mock] as const;
    }),
  );
  return {
    urls: Object.fromEntries([
      ...started.map(([provider, { baseUrl }]) => [provider, baseUrl]),
      ["counter", `http://127.0.0.1:${port}`],
    ]) as Record<string, string>,
    close: async () => {
      counter.close().closeAllConnections();
      await Promise.all(started.map(([, mock]) => mock.stop()));
    },
  };
}
