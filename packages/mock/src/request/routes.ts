import { createRouter, httpMethods, serverUrl, type OpenApiDocument, type Operation } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import type { WithTokens } from "./token-endpoints.ts";

/** The operation that a request calls. */
export interface Called {
  operation: Operation;
  /** The values of the path's variables, decoded. */
  variables: Record<string, string>;
  /** What stands before the operation's own path. */
  base: string;
}

export interface Routes {
  operations: Operation[];
  find(method: string, path: string): Called | undefined;
  /** The methods that a path has; none where it is unknown. */
  methodsOf(path: string): string[];
}

/** All operations by their whole paths. Those of tokens are on a host of their own, and so without the base. */
export function routesOf({ document, tokenPaths }: WithTokens, serverBase: string): Routes {
  const { operations } = prepare(document);
  const route = createRouter(
    operations.map((operation) => {
      const base = tokenPaths.has(operation.path) ? "" : serverBase;
      return { method: operation.method, path: `${base}${operation.path}`, operation, base };
    }),
  );
  const find: Routes["find"] = (method, path) => {
    const found = route(method, path);
    return found && { operation: found.operation.operation, base: found.operation.base, variables: found.variables };
  };
  return {
    operations,
    find,
    methodsOf: (path) => httpMethods.filter((method) => find(method, path)).map((method) => method.toUpperCase()),
  };
}

/** The path of the first server, its variables at their defaults. */
export function basePath(document: OpenApiDocument): string {
  return new URL(serverUrl(document.servers?.[0]), "http://localhost").pathname.replace(/\/$/, "");
}
