import type { RunErrorKind } from "@demarc/contract-live";
import { readYaml } from "@demarc/spec";

interface Outage {
  title: string;
  kind: RunErrorKind;
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** The words of an HTML page. */
  page?: string;
}

/** What a simulator does when nothing works, and the kind of run error that it is. */
export const outages = readYaml<Outage[]>(new URL("outages.yaml", import.meta.url)).map(
  ({ page, body, status, headers, ...outage }) => ({
    ...outage,
    answer: () =>
      page === undefined
        ? new Response(body ?? null, { status, ...(headers && { headers }) })
        : new Response(`<!DOCTYPE html><html><head><title>${page}</title></head><body>${page}</body></html>`, {
            status,
            headers: { "content-type": "text/html; charset=utf-8" },
          }),
  }),
);
