import { checkResponse, type OpenApiDocument, type Schemas, type Violation } from "@demarc/openapi";
import type { Incoming } from "../request/incoming.ts";
import type { Called } from "../request/routes.ts";

/** Says where an answer is not what a document says. */
export function differencesFrom(document: OpenApiDocument, schemas: Schemas) {
  // Most answers are the one before: what was found of it is found again.
  let last = { of: "", found: [] as Violation[] };
  return async ({ url }: Incoming, { operation }: Called, response: Response): Promise<Violation[]> => {
    const { status } = response;
    const headers = Object.fromEntries(response.headers);
    const text = await response.text();
    const of = [operation.pointer, url.search, status, JSON.stringify(headers), text].join("\n");
    if (of === last.of) return last.found;
    const found = checkResponse({ document }, schemas, operation, {
      request: { url: url.href },
      response: { status, headers, text },
    });
    last = { of, found };
    return found;
  };
}
