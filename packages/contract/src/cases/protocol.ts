import { documentedType, httpMethods, isJson, successMediaTypes, variablesIn } from "@demarc/openapi";
import { baseArgs, requestBodies, type Plan } from "./arguments.ts";
import type { ContractCase } from "../model/case.ts";
import { refused } from "./parameters.ts";

/** What no client sends: the wrong method, path or media type, malformed JSON, a type that nobody answers with. */
export function protocolCases(plan: Plan): ContractCase[] {
  const { operation, spec } = plan;
  const args = baseArgs(plan);
  const outside = (
    id: string,
    title: string,
    status: number,
    raw: ContractCase["raw"],
    accept?: string,
  ): ContractCase => ({
    id: `protocol/${id}`,
    kind: "protocol",
    title,
    specPointer: operation.pointer,
    args,
    raw: raw ?? {},
    ...(accept && { accept }),
    alternative: 0,
    expect: { status, outside: true },
  });
  const item = spec.document.paths[operation.path];
  // Nor may another template that the path fits have the method.
  const fitting = plan.prepared.operations.filter((each) => variablesIn(each.path, operation.path));
  const free = ["delete", "put", "patch", ...httpMethods].find(
    (method) =>
      !["head", "options", "trace", "get"].includes(method) &&
      !item?.[method as "put"] &&
      fitting.every((each) => each.method !== method),
  );
  // A template of the document may fit any one path.
  const isFree = (path: string) => plan.prepared.operations.every((each) => variablesIn(each.path, path) === undefined);
  const path = ["/undocumented-path", "/undocumented/path/of/some/length"].find(isFree);
  const cases: ContractCase[] = [];
  if (path) cases.push(outside("wrong-path", "a path that is not documented is not found", 404, { path }));
  if (free)
    cases.push(outside("wrong-method", `${free.toUpperCase()} is not allowed`, 405, { method: free.toUpperCase() }));
  const [body] = requestBodies(plan);
  const contentType = "application/vnd.undocumented+json";
  if (body) {
    if (documentedType(contentType, Object.keys(operation.requestBody?.node.content ?? {})) === undefined)
      cases.push({
        ...outside("wrong-media-type", "a body of another media type is refused", 415, { contentType }),
        args: { ...args, body: body.bases[0] ?? "example" },
      });
    if (isJson(body.type))
      cases.push({
        ...refused(plan, "protocol/malformed-json", "a body that is no JSON", body.pointer, args),
        kind: "protocol",
        raw: { contentType: body.type, text: '{"cut": ' },
      });
  }
  const types = successMediaTypes(operation);
  if (types.length > 0 && documentedType(contentType, types) === undefined)
    cases.push(
      outside(
        "not-acceptable",
        "a media type that is not documented is not answered with",
        406,
        {},
        "application/vnd.undocumented+json",
      ),
    );
  return cases;
}
