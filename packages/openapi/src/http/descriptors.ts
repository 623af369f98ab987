import type { MediaType, OpenApiDocument, SecurityRequirement, SecurityScheme } from "../document.ts";
import { schemaOf, serverUrl, type Operation } from "../operations.ts";
import { resolve } from "../pointer.ts";
import { typesOf } from "../schema/resolve.ts";
import { shapeOf } from "../schema/shape.ts";
import type { Spec } from "../spec.ts";
import { isJson, requestMediaTypes, successMediaTypes } from "./media-type.ts";
import { styleOf } from "./parameter-style.ts";
import { templateInUrl } from "./router.ts";

/**
 * What a client has to know of an API as a whole, at run time. Generated code holds it, and every word of it is shipped.
 */
export function describeApi({ provider, document }: Spec) {
  return withoutUndefined({
    provider,
    version: document.info.version,
    servers: (document.servers ?? []).map((server) =>
      withoutUndefined({
        name: server["x-name"],
        url: server.url,
        variables: Object.fromEntries(
          Object.entries(server.variables ?? {}).map(([name, variable]) => [
            name,
            variable["x-required"] ? {} : { default: variable.default },
          ]),
        ),
      }),
    ),
    security: alternatives(document, document.security ?? []),
    securitySchemes: Object.fromEntries(
      Object.entries(document.components?.securitySchemes ?? {}).flatMap(([name, scheme]) => {
        const described = describeScheme(resolve(document, scheme));
        return described ? [[name, described] as const] : [];
      }),
    ),
    statusInBody: document["x-status-in-body"],
    errorFields: document["x-error-fields"] ?? {},
    formPost: document["x-form-post"],
  });
}

/** How a credential is sent; undefined where it takes more than a header, a cookie or a query. */
function describeScheme({ type, scheme = "", in: place, name = "" }: SecurityScheme) {
  if (type === "apiKey") return { type: place ?? "header", name };
  if (type === "http" && /^basic$/i.test(scheme)) return { type: "basic" };
  return type === "oauth2" || type === "openIdConnect" || /^bearer$/i.test(scheme) ? { type: "bearer" } : undefined;
}

/**
 * The alternatives of a security requirement that a client can satisfy, by names of schemes; the one that needs nothing
 * is the last. A certificate is the connection's, whose own fetch brings it.
 */
function alternatives(document: OpenApiDocument, requirements: readonly SecurityRequirement[]): string[][] {
  const schemes = document.components?.securitySchemes ?? {};
  const scheme = (name: string) => schemes[name] && resolve<SecurityScheme>(document, schemes[name]);
  const all = requirements.map((each) => Object.keys(each).filter((name) => scheme(name)?.type !== "mutualTLS"));
  const known = all.filter((names) => names.every((name) => describeScheme(scheme(name) ?? { type: "http" })));
  return [...known.filter(({ length }) => length > 0), ...known.filter(({ length }) => length === 0).slice(0, 1)];
}

/** Whether no credentials that a client can send are enough for an operation. */
export function lacksCredentials(document: OpenApiDocument, { security }: Operation): boolean {
  return security.length > 0 && alternatives(document, security).length === 0;
}

/** What a client has to know of one operation at run time. Every word of it is shipped. */
export function describeOperation(document: OpenApiDocument, operation: Operation) {
  const [contentType] = requestMediaTypes(operation);
  const styled = styledParameters(document, operation);
  const { security } = operation.object;
  const [server] = operation.servers;
  return withoutUndefined({
    operationId: operation.operationId,
    method: operation.method.toUpperCase(),
    path: templateInUrl(operation.path),
    accept: successMediaTypes(operation)[0],
    contentType,
    parts: contentType === undefined ? undefined : partsOf(operation.requestBody?.node.content[contentType]),
    styled: styled.length > 0 ? styled : undefined,
    server: server && serverUrl(server),
    needsBody: operation.requestBody?.node.required || undefined,
    retry: operation.retry,
    // Only where it is the operation's own.
    security: security && alternatives(document, security),
  });
}

/** The parameters that are more than texts in a path, or texts and lists of them in a query. */
function styledParameters(document: OpenApiDocument, { parameters }: Operation) {
  return parameters.flatMap(({ node, pointer }) => {
    const { in: place, name, content = {} } = node;
    const { style, explode } = styleOf(node);
    const types = typesOf(shapeOf(document, schemaOf(node, pointer).schema));
    const isLong = types.includes("object") || types.includes("array");
    if (place === "query" && style === "form" && !types.includes("object") && (explode || !isLong)) return [];
    if (place === "path" && style === "simple" && !isLong && !types.includes("boolean")) return [];
    if (style !== "content") return [{ in: place, name, style, explode }];
    return [{ in: place, name, style: isJson(Object.keys(content)[0]) ? "json" : "form", explode: false }];
  });
}

/** The media type of each part of a form that has its own, or the style of a field. */
function partsOf({ encoding = {} }: MediaType = {}) {
  const parts = Object.entries(encoding).flatMap(([name, { contentType, style }]) => {
    const type = style ?? contentType?.split(",", 1)[0];
    return type === undefined || type.includes("*") ? [] : [[name, type] as const];
  });
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** What an operation takes and answers. No client needs it at run time; the contract tests hold it against the document. */
export function describeManifest(operation: Operation) {
  const namesIn = (place: "path" | "query") =>
    operation.parameters.filter(({ node }) => node.in === place).map(({ node }) => node.name);
  return {
    parameters: { path: namesIn("path"), query: namesIn("query") },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, { node }]) => [status, Object.keys(node.content ?? {})]),
    ),
  };
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
