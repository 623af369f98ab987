import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context } from "hono";
import { mockOf, serve } from "@demarc/mock";
import { listProviders } from "@demarc/spec";

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
  const app = new Hono();
  app.get(`${base}mock/status.json`, (context) => context.json({ available: true }));
  for (const provider of listProviders()) {
    const mock = await mockOf(provider, { stateful });
    const top = `${base}mock/${provider}`;
    app.all(`${top}/*`, async ({ req: { raw, url } }) => {
      const { pathname, search } = new URL(url);
      const body = ["GET", "HEAD"].includes(raw.method) ? undefined : await raw.text();
      const { method, headers } = raw;
      const target = mock.baseUrl + pathname.slice(top.length) + search;
      return mock.fetch(new Request(target, { method, headers, ...(body && { body }) }));
    });
  }
  // Each file is looked up when it is asked for: what was known of it, a new build may have changed.
  const file = (path?: string) =>
    serveStatic({ root: folder, precompressed: true, rewriteRequestPath: (asked) => path ?? asked.slice(base.length) });
  app.use(`${base}*`, file());
  app.notFound(async (context: Context) => {
    if (!context.req.path.startsWith(base)) return context.redirect(base);
    const page = await file("404.html")(context, async () => {});
    return new Response(page?.body, { status: 404, headers: page?.headers ?? {} });
  });
  try {
    const { origin, stop } = await serve(app, { port });
    return { address: origin + base, close: stop };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Stop the program that listens there, or add \`--port\` with another.`, {
      cause: error,
    });
  }
}
