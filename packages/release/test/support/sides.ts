import { at, fromPointer, httpMethods, type OpenApiDocument } from "@demarc/openapi";

export type Side = "request" | "response" | "operation";

/** Of every place of a document: whether requests, responses or neither hold it, by following references alone. */
export function sidesOf(document: OpenApiDocument): (pointer: string) => Set<Side> {
  const roots: [Side, string][] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const base = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    roots.push(["request", `${base}/parameters`]);
    for (const method of httpMethods) {
      if (!item[method]) continue;
      roots.push(["request", `${base}/${method}/parameters`], ["request", `${base}/${method}/requestBody`]);
      roots.push(["response", `${base}/${method}/responses`]);
    }
  }
  const reached = new Map<string, Set<Side>>();
  const enter = (side: Side, pointer: string) => {
    const known = reached.get(pointer) ?? new Set();
    if (known.has(side)) return;
    reached.set(pointer, known.add(side));
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, child] of Object.entries(node))
        if (key === "$ref" && typeof child === "string") enter(side, child.slice(1));
        else visit(child);
    };
    visit(at(document, pointer));
  };
  for (const [side, pointer] of roots) enter(side, pointer);
  return (pointer) => {
    const keys = fromPointer(pointer);
    const found = new Set<Side>();
    for (let length = keys.length; length > 0; length--) {
      const prefix = keys.slice(0, length).map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      for (const side of reached.get(prefix.join("")) ?? []) found.add(side);
    }
    return found.size > 0 ? found : new Set(["operation"]);
  };
}
