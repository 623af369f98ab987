import type { Mock } from "../src/index.ts";

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Asks a mock by a path from the root of its host. */
export async function ask(mock: Mock, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await mock.fetch(new Request(new URL(path, "http://localhost"), init));
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}

export const bearer = { authorization: "Bearer any" };
export const json = { ...bearer, "content-type": "application/json" };
export const form = { "content-type": "application/x-www-form-urlencoded" };
