import type { OpenApiDocument, PathItem } from "@demarc/openapi";

/** A document with its token endpoints (`x-token-endpoint`) among its paths, and which paths these are. */
export interface WithTokens {
  document: OpenApiDocument;
  tokenPaths: ReadonlySet<string>;
}

/** Makes operations of the token endpoints, so that they are read, refused and answered as all the others. */
export function withTokenEndpoints(document: OpenApiDocument): WithTokens {
  const schemes = Object.entries(document.components?.securitySchemes ?? {});
  const found = schemes.flatMap(([name, scheme]): [string, PathItem][] => {
    const { path, parameters = [], post } = scheme["x-token-endpoint"] ?? {};
    if (path === undefined || !post) return [];
    return [[path, { parameters, post: { ...post, operationId: `token of ${name}`, security: [] } }]];
  });
  if (found.length === 0) return { document, tokenPaths: new Set() };
  return {
    document: { ...document, paths: { ...document.paths, ...Object.fromEntries(found) } },
    tokenPaths: new Set(found.map(([path]) => path)),
  };
}
