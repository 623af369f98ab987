import { parseMediaType, type OpenApiDocument } from "@demarc/openapi";
import type { Called, Routes } from "./routes.ts";

/** A request as the document speaks of it: with one separator, and by the method that is documented. */
export interface Incoming {
  method: string;
  url: URL;
  headers: Headers;
  /** The body; empty where there is none, or where it was the query. */
  text: string;
  called: Called | undefined;
}

/** Brings what a document allows besides its paths into their form: `;` for `&`, and a query that is sent as a form. */
export function incomingOf(document: OpenApiDocument, routes: Routes, request: Request, text: string): Incoming {
  const url = new URL(request.url);
  const separated = (query: string) => (document["x-query-separators"] ? query.replaceAll(";", "&") : query);
  url.search = separated(url.search);
  const isGet = request.method === "HEAD" && !routes.find("HEAD", url.pathname);
  const method = isGet ? "GET" : request.method;
  const called = routes.find(method, url.pathname);
  const asked = { method, url, headers: request.headers, text, called };
  const meant = called ?? routes.find("GET", url.pathname);
  const type = parseMediaType(request.headers.get("content-type"))?.essence;
  const isForm = type === "application/x-www-form-urlencoded" || (text === "" && !called);
  if (!document["x-form-post"] || method !== "POST" || !meant || meant.operation.requestBody || !isForm) return asked;
  url.search = [url.search.slice(1), separated(text)].filter(Boolean).join("&");
  const headers = new Headers(request.headers);
  headers.delete("content-type");
  return { method: called ? method : "GET", url, headers, text: "", called: meant };
}
