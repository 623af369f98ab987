import type { IncomingMessage } from "node:http";
import { mockOf, type Mock } from "@demarc/mock";
import { listProviders } from "@demarc/spec";

/** The mocks of all providers behind one address. */
export interface Mocks {
  /**
   * Answers a request.
   *
   * @param path behind `mock/`: `telco/api/customers?…`
   */
  answer(path: string, request: IncomingMessage): Promise<Response>;
}

/**
 * The mocks of all providers, in this process.
 *
 * @param stateful whether what is written stays
 */
export async function loadMocks(stateful: boolean): Promise<Mocks> {
  const targets = new Map<string, Mock>();
  for (const provider of listProviders()) targets.set(provider, await mockOf(provider, { stateful }));
  return {
    async answer(path, request) {
      const [, provider = "", rest = ""] = /^([^/]+)(\/.*)$/s.exec(path) ?? [];
      const target = targets.get(provider);
      if (!target)
        return problem(404, `There is no mock of "${provider}". There are: ${[...targets.keys()].join(", ")}.`);
      const body = await read(request);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined && !["connection", "content-length"].includes(name)) headers.set(name, String(value));
      const method = request.method ?? "GET";
      const forwarded = new Request(target.baseUrl + rest, {
        method,
        headers,
        ...(body !== "" && method !== "GET" && method !== "HEAD" && { body }),
      });
      return target.fetch(forwarded);
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function problem(status: number, detail: string): Response {
  return Response.json({ status, detail }, { status, headers: { "content-type": "application/problem+json" } });
}
