import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEnswitchClient, type EnswitchClient } from "../../src/index.ts";

export interface Pbx {
  client: EnswitchClient;
  /** The query of every request so far, without the credentials. */
  queries: Record<string, string>[];
  close(): Promise<void>;
}

/** A real HTTP server in place of an installation, and a client of it. It answers with what `data` makes of a query. */
export async function pbx(data: (query: Record<string, string>) => unknown): Promise<Pbx> {
  const queries: Record<string, string>[] = [];
  const server: Server = createServer((request, response) => {
    const {
      auth_username: _,
      auth_password: __,
      ...query
    } = Object.fromEntries(new URL(request.url ?? "", "http://localhost").searchParams);
    queries.push(query);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ responses: [{ code: "200", key: "", message: "OK" }], data: data(query) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    client: createEnswitchClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      username: "user",
      password: "password",
    }),
    queries,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What a server with so many customers answers, one that ignores some parameters where told. */
export function rows(total: number, ignored: ("limit" | "offset")[] = []) {
  const all = Array.from({ length: total }, (_, index) => ({ id: index + 1, name: `customer ${index + 1}` }));
  return ({ limit, offset }: Record<string, string>) => {
    const first = ignored.includes("offset") ? 0 : Number(offset);
    return all.slice(first, ignored.includes("limit") ? undefined : first + Number(limit));
  };
}
