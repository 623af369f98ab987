import { jsonOf, toPointer } from "@demarc/openapi";
import { fromHar } from "./har.ts";
import type { LiveExchange } from "../model/exchange.ts";

/** What one operation answered with: statuses, media types, and each place of a body with its types. */
type Shape = Map<string, Set<string>>;

/**
 * What changed between two recordings, a line each: statuses, media types, fields and their types. Values do not
 * count: customers come and go without anybody breaking a promise.
 */
export function compareRecordings(before: string, after: string): string[] {
  const [old, now] = [shapesOf(fromHar(before).exchanges), shapesOf(fromHar(after).exchanges)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)].map((kinds) =>
      kinds ? [...kinds].sort().join(" or ") : undefined,
    );
    if (was === is) return [];
    if (was === undefined) return [`+ ${place}: ${is}`];
    return is === undefined ? [`- ${place}: ${was}`] : [`~ ${place}: ${was}, now ${is}`];
  });
}

function shapesOf(exchanges: readonly LiveExchange[]): Shape {
  const shape: Shape = new Map();
  const add = (place: string, kind: string) => shape.set(place, (shape.get(place) ?? new Set()).add(kind));
  for (const { operationId, request, response } of exchanges) {
    // The query decides about the form of some answers; its values do not.
    const asked = [...new URL(request.url).searchParams.keys()].sort().join("&");
    const name = asked ? `${operationId} ?${asked}` : operationId;
    add(`${name} status`, String(response.status));
    add(`${name} content-type`, response.headers["content-type"] ?? "none");
    const { parsed, value } = jsonOf(response);
    if (parsed) describe(value, (pointer, kind) => add(`${name} ${response.status} body${pointer}`, kind));
  }
  return shape;
}

function describe(value: unknown, add: (pointer: string, kind: string) => void, pointer = ""): void {
  add(pointer, value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value))
    describe(child, add, `${pointer}${Array.isArray(value) ? "/*" : toPointer([key])}`);
}
