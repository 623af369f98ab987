import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { mockOf, serve } from "@demarc/mock";
import { listProviders } from "@demarc/spec";
import { Hono } from "hono";

/**
 * Serves the built site with the mock of every provider below `mock/`, to this machine alone.
 *
 * @param folder the built site
 * @param base with slashes at both ends
 * @param port 0 for any that is free
 * @param stateful whether the mocks keep what is written
 * @returns where the front page is
 * @throws where the port is taken
 */
export async function serveSite(folder: string, base: string, port: number, stateful = false) {
  const app = new Hono();
  app.get(`${base}mock/status.json`, (context) => context.json({ available: true }));
  for (const provider of listProviders()) {
    const mock = await mockOf(provider, { stateful });
    const place = `${base}mock/${provider}`;
    app.all(`${place}/*`, ({ req: { raw } }) => {
      const { pathname, search } = new URL(raw.url);
      return mock.fetch(new Request(`${mock.baseUrl}${pathname.slice(place.length)}${search}`, raw));
    });
  }
  const rewriteRequestPath = (path: string) => path.slice(base.length - 1);
  app.get(`${base}*`, serveStatic({ root: folder, precompressed: true, rewriteRequestPath }));
  app.notFound((context) =>
    context.req.path.startsWith(base)
      ? context.html(readFileSync(join(folder, "404.html"), "utf8"), 404)
      : context.redirect(base),
  );
  const { origin, stop } = await serve(app, { port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Stop the program that listens there, or add \`--port\` with another.`);
  });
  return { address: `${origin}${base}`, close: stop };
}
