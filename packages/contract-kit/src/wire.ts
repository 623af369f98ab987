import type { SecurityScheme, Spec } from "@demarc/spec";

/** A value for each security scheme, for mocks. Any will do, and these are no one's. */
export function placeholderCredentials(schemes: string[]): Record<string, string> {
  return Object.fromEntries(schemes.map((name) => [name, `demarc-${name}`]));
}

/** The request without the credentials of some security schemes, as if the caller had forgotten them. */
export function withoutSchemes(spec: Spec, request: Request, schemes: string[]): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of schemes) {
    const scheme = spec.document.components?.securitySchemes?.[name] as SecurityScheme;
    if (scheme.type === "http") headers.delete("authorization");
    else if (scheme.in === "header") headers.delete(scheme.name ?? "");
    else url.searchParams.delete(scheme.name ?? "");
  }
  return new Request(new Request(url, request), { headers });
}
