import type { ServerResponse } from "node:http";
import { serve, type Seen, type TestServer } from "./server.ts";

export interface Platform extends TestServer {
  /** The calls for a token. */
  tokenCalls: Seen[];
  /** All others: the method and the credential. */
  calls: string[];
  /** The token that is good now. */
  good: string;
  /** What the next calls for a token are answered with; by default a new good token. */
  answerToken: (count: number) => { status: number; body: object; headers?: Record<string, string> };
  expiresIn: number;
  /** Called before an answer, which waits for it. */
  beforeAnswer: (request: Seen) => Promise<unknown> | void;
}

/** A platform that issues tokens and takes the last one. */
export async function startPlatform(): Promise<Platform> {
  const server = await serve(async (request, response) => {
    const isTokenCall = request.url.endsWith("/token");
    if (isTokenCall) platform.tokenCalls.push(request);
    else platform.calls.push(`${request.method} ${request.headers.authorization}`);
    // What the request deserves is decided when it comes in, whenever it is answered.
    const isGood = request.headers.authorization === `Bearer ${platform.good}`;
    const tokenCount = platform.tokenCalls.length;
    await platform.beforeAnswer(request);
    if (isTokenCall) {
      const { status, body, headers } = platform.answerToken(tokenCount);
      return reply(response, status, body, headers);
    }
    if (isGood) reply(response, 200, { id: 1 });
    else reply(response, 401, { message: "Unauthenticated." });
  });
  const platform: Platform = {
    ...server,
    tokenCalls: [],
    calls: [],
    good: "token-1",
    expiresIn: 3600,
    beforeAnswer: () => {},
    answerToken: (count) => ({
      status: 200,
      body: { access_token: (platform.good = `token-${count}`), expires_in: platform.expiresIn },
    }),
  };
  return platform;
}

function reply(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
