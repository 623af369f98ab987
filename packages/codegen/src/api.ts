import { at, type OpenApiDocument, type SecurityScheme, type Spec } from "@demarc/spec";
import { literal } from "./print.ts";

/** What the client has to know of the API as a whole: servers, security schemes, where errors keep what. */
export function apiFile({ provider, document, hash }: Spec): string {
  const api = {
    provider,
    title: document.info.title,
    version: document.info.version,
    specHash: hash,
    servers: (document.servers ?? []).map((server) => ({
      name: server["x-name"],
      url: server.url,
      variables: Object.fromEntries(
        Object.entries(server.variables ?? {}).map(([name, variable]) => [
          name,
          variable["x-required"] ? { required: true } : { default: variable.default },
        ]),
      ),
    })),
    security: (document.security ?? []).map((requirement) => Object.keys(requirement)),
    securitySchemes: Object.fromEntries(
      Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [name, describeScheme(name, scheme)]),
    ),
    statusInBody: document["x-status-in-body"],
    errorFields: document["x-error-fields"] ?? {},
  };
  rejectUndeclaredSchemes(document);
  return [
    'import type { ApiDescriptor } from "@demarc/client-core";',
    "",
    "/** What the client knows of the API as a whole. */",
    `export const api = ${literal(api)} as const satisfies ApiDescriptor;`,
    "",
  ].join("\n");
}

function describeScheme(name: string, scheme: SecurityScheme) {
  if (scheme.type === "http" && scheme.scheme?.toLowerCase() === "bearer") return { type: "bearer" };
  if (scheme.type === "apiKey" && (scheme.in === "query" || scheme.in === "header")) {
    return { type: scheme.in, name: scheme.name };
  }
  throw new Error(
    `/components/securitySchemes/${name}: the clients know http bearer, and apiKey in query or header. Describe the scheme as one of these, or teach packages/client-core the new kind first.`,
  );
}

function rejectUndeclaredSchemes(document: OpenApiDocument): void {
  for (const [index, requirement] of (document.security ?? []).entries()) {
    for (const name of Object.keys(requirement)) {
      if (at(document, `/components/securitySchemes/${name}`)) continue;
      throw new Error(`/security/${index}: names the security scheme "${name}", which /components/securitySchemes does not have.`);
    }
  }
}
