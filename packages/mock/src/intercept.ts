import { serverUrl, type OpenApiDocument } from "@demarc/openapi";
import { basePath } from "./request/routes.ts";
import { mockOf, type ProviderOptions } from "./mock.ts";
import { loadProvider } from "./providers/providers.ts";

/** Answers a request to a provider's own address by its mock; undefined for any other address. */
export type Interceptor = (request: Request) => Promise<Response | undefined>;

/** An interceptor whose mock is made with the first request. */
export function intercept(provider: string, options: ProviderOptions = {}): Interceptor {
  const load = async () => {
    const { document } = await loadProvider(provider);
    return { mock: await mockOf(provider, options), toPath: addressesOf(await document()) };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (request) => {
    const { mock, toPath } = await (loaded ??= load());
    const path = toPath(request.url);
    return path === undefined ? undefined : mock.fetch(new Request(new URL(path, mock.baseUrl), request));
  };
}

/**
 * A `fetch` that reaches the mock of a provider and nothing else: for the option of a client, which then keeps its own
 * address.
 *
 * @example createTelcoClient({ accessToken: "any", fetch: mockFetch("telco") })
 */
export function mockFetch(provider: string, options?: ProviderOptions): typeof fetch {
  const answer = intercept(provider, options);
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await answer(request);
    if (response) return response;
    throw new TypeError(`${new URL(request.url).origin} is no address of ${provider}, and the mock reaches no other.`);
  };
}

/** The path below the mock's host that an address of a document's servers or token endpoints stands for. */
function addressesOf(document: OpenApiDocument): (url: string) => string | undefined {
  const base = basePath(document);
  const servers = document.servers ?? [];
  const places = servers.map(({ url }) => ({ pattern: new RegExp(`^${patternOf(url)}(/.*)$`), base }));
  const hosts = servers.map(({ url }) => /^https?:\/\/[^/]+/.exec(url)?.[0] ?? serverUrl({ url }));
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    const { path, server } = scheme["x-token-endpoint"] ?? {};
    if (path === undefined) continue;
    for (const host of server === undefined ? hosts : [server])
      places.push({ pattern: new RegExp(`^${patternOf(host)}(${patternOf(path)})$`), base: "" });
  }
  return (url) => {
    for (const place of places) {
      const path = place.pattern.exec(url)?.[1];
      if (path !== undefined) return `${place.base}${path}`;
    }
    return undefined;
  };
}

/** A pattern for an address, with any value for its variables. Servers are known by http and by https. */
function patternOf(template: string): string {
  const parts = template.split(/\{[^{}]+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return parts.join("[^?#]*?").replace(/^https?:/, "https?:");
}
