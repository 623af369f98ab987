import { createServer, type AddressInfo, type Server } from "node:net";
import { mockUrl } from "@demarc/mock";
import { listProviders } from "../../src/workspace/workspace.ts";

/** The port of each provider's mock. */
export async function mockPorts(): Promise<Map<string, number>> {
  const portOf = async (name: string) => Number(new URL(await mockUrl(name)).port);
  return new Map(await Promise.all(listProviders().map(async (name) => [name, await portOf(name)] as const)));
}

/** Listens on a port of this machine, a free one where none is given. */
export function listen(port = 0): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server)),
  );
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = await listen();
  const { port } = server.address() as AddressInfo;
  await stop([server]);
  return port;
}

/** A number to add to the ports of all mocks, so that nothing listens on any of them. */
export async function freeOffset(): Promise<number> {
  const ports = [...(await mockPorts()).values()];
  const offset = (await freePort()) - Math.max(...ports);
  const servers = await Promise.allSettled(ports.map((port) => listen(port + offset)));
  await stop(servers.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])));
  return servers.some(({ status }) => status === "rejected") ? freeOffset() : offset;
}

function stop(servers: Server[]): Promise<unknown> {
  return Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
}
