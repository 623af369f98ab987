import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { OpenApiDocument } from "@demarc/openapi";
import { generate } from "../../src/generate.ts";
import { specOf } from "./documents.ts";

const packages = fileURLToPath(new URL("../../..", import.meta.url));

/** A folder until the end of the test, in which `@demarc/client-core` is found as the providers' packages find it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "demarc-codegen-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules/@demarc"), { recursive: true });
  symlinkSync(join(packages, "client-core"), join(folder, "node_modules/@demarc/client-core"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return folder;
}

/** Writes what is generated from a document into a folder. */
export async function writeGenerated(folder: string, document: OpenApiDocument, provider?: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of await generate(specOf(document, provider))) writeFileSync(join(folder, name), content);
}

/** What is generated from a document, imported: everything that its modules export. */
export async function importGenerated(document: OpenApiDocument, provider?: string): Promise<Generated> {
  const folder = temporaryFolder();
  await writeGenerated(folder, document, provider);
  // By Node, which strips the types, and not by vite.
  const load = createRequire(import.meta.url) as (path: string) => object;
  const modules = ["index.ts", "manifest.ts", "validation.ts"].map((name) => load(join(folder, name)));
  return Object.assign({}, ...modules) as Generated;
}

/** An operation function, as one sees it who does not know its types. */
export type Operation = (args?: object) => Promise<unknown>;
export type Generated = Record<string, (...args: unknown[]) => Record<string, Operation>> & Record<string, unknown>;

/** An answer with a body of JSON, or with none. */
export function answer(status: number, body?: unknown): Response {
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** A client that is generated from a document, and the requests that it has sent; each is answered in the same way. */
export async function clientOf(
  document: OpenApiDocument,
  options: object = {},
  respond: () => Response = () => answer(200, {}),
): Promise<{ client: Record<string, Operation>; requests: Request[]; generated: Generated }> {
  const generated = await importGenerated(document);
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return respond();
  };
  const client = generated["createThingsClient"]?.({ fetch, retry: false, ...options }) ?? {};
  return { client, requests, generated };
}
