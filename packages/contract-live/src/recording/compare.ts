import { beginningOf, jsonOf, mostLevels, toPointer, typeOf } from "@demarc/openapi";
import { fromHar } from "./har.ts";
import { isIdentifier, standIn } from "../model/stand-in.ts";
import type { LiveExchange } from "../model/call.ts";

/** What one operation answered with: statuses, media types, and each place of a body with its types. */
type Shape = Map<string, Set<string>>;

/**
 * What changed between two recordings, a line each: statuses, media types, fields and their types. Values are ignored:
 * that customers come and go is no change of the API.
 */
export function compareRecordings(before: string, after: string): string[] {
  const [old, current] = [shapesOf(fromHar(before).exchanges), shapesOf(fromHar(after).exchanges)];
  return [...new Set([...old.keys(), ...current.keys()])].toSorted().flatMap((place) => {
    const [was, is] = [kindsAt(old, place), kindsAt(current, place)];
    if (was === is) return [];
    if (was === undefined) return [`+ ${place}: ${is}`];
    return is === undefined ? [`- ${place}: ${was}`] : [`~ ${place}: ${was}, now ${is}`];
  });
}

function kindsAt(shape: Shape, place: string): string | undefined {
  const kinds = shape.get(place);
  return kinds && [...kinds].toSorted().join(" or ");
}

function shapesOf(exchanges: readonly LiveExchange[]): Shape {
  const shape: Shape = new Map();
  const add = (place: string, kind: string) => shape.set(place, (shape.get(place) ?? new Set()).add(kind));
  for (const { operationId, request, response } of exchanges) {
    // The form of some answers depends on the names in the query, never on its values.
    const asked = [...new URL(request.url).searchParams.keys()].map(shown).toSorted().join("&");
    const name = asked ? `${operationId} ?${asked}` : operationId;
    add(`${name} status`, String(response.status));
    add(`${name} content-type`, response.headers["content-type"] ?? "none");
    const { parsed, value } = jsonOf(response);
    if (parsed) addTypes(beginningOf(value), (pointer, type) => add(`${name} ${response.status} body${pointer}`, type));
  }
  return shape;
}

function addTypes(value: unknown, add: (pointer: string, type: string) => void, pointer = "", level = 0): void {
  const type = typeOf(value);
  // A price may be whole today and not tomorrow.
  add(pointer, type === "integer" ? "number" : type);
  if (typeof value !== "object" || value === null || level > mostLevels) return;
  for (const [key, child] of Object.entries(value))
    addTypes(child, add, `${pointer}${Array.isArray(value) ? "/*" : toPointer([shown(key)])}`, level + 1);
}

/** A name as it is, and what became one, from whoever wrote the recording, by its form. */
function shown(key: string): string {
  return isIdentifier(key) ? key : standIn(key);
}
