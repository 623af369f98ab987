import {
  at,
  httpMethods,
  namedExamples,
  toPointer,
  typesOf,
  withValueAt,
  type OpenApiDocument,
  type Parameter,
  type SecurityScheme,
} from "@demarc/openapi";
import { mutant, renamed, turnCase, type Mutant } from "./mutant.ts";
import { schemaMutants } from "./operators-schema.ts";
import { placesOf, type Places } from "./places.ts";

/** Every way in which a document can change in one place, in a stable order: what tests have to kill. */
export function mutate(document: OpenApiDocument): Mutant[] {
  const places = placesOf(document);
  return [
    ...pathMutants(document, places),
    ...parameterMutants(document, places),
    ...messageMutants(document, places),
    ...headerMutants(document, places),
    ...securityMutants(document, places),
    ...places.schemas.flatMap((place) => schemaMutants(document, place)),
  ];
}

function pathMutants(document: OpenApiDocument, { operations }: Places): Mutant[] {
  const mutants = Object.keys(document.paths).flatMap((path) => {
    const word = path.split("/").findLast((part) => /^[^{]*\p{L}/u.test(part) && !part.startsWith("{")) ?? "";
    const pointer = toPointer(["paths", path]);
    return [
      renamed(document, "path changed", pointer, path.replace(word, `${word}-changed`)),
      renamed(document, "path in another case", pointer, path.replace(word, turnCase(word))),
    ];
  });
  for (const { path, pointer } of operations) {
    const free =
      ["put", ...httpMethods].find(
        (other) => !["head", "options", "trace", "get"].includes(other) && !document.paths[path]?.[other as "put"],
      ) ?? "put";
    mutants.push(
      renamed(document, "method changed", pointer, free),
      mutant(document, "operation removed", pointer, undefined),
    );
  }
  const url = document.servers?.[0]?.url;
  if (url !== undefined)
    mutants.push(mutant(document, "base path changed", "/servers/0/url", `${url.replace(/\/$/, "")}/changed`));
  return mutants;
}

function parameterMutants(document: OpenApiDocument, { parameters, operations }: Places): Mutant[] {
  const mutants = parameters.flatMap(({ node, pointer }) => {
    const { name, in: place, required } = node;
    if (place === "path") return [];
    const change = (operator: string, key: keyof Parameter, value: unknown) =>
      mutant(document, operator, `${pointer}/${key}`, value);
    const types = typesOf(node.schema ?? {});
    const complex = types.includes("array") || types.includes("object");
    return [
      change("parameter renamed", "name", `${name}Renamed`),
      ...(place === "header" ? [] : [change("parameter in another case", "name", turnCase(name))]),
      change("parameter moved", "in", place === "query" ? "header" : "query"),
      change(required ? "parameter optional" : "parameter required", "required", !required),
      ...(complex && place === "query"
        ? [change("style changed", "style", node.style === "pipeDelimited" ? "form" : "pipeDelimited")]
        : []),
    ];
  });
  for (const { pointer, object, anyRequired } of operations) {
    anyRequired.forEach((names, index) => {
      const group = `${pointer}/x-any-required/${index}`;
      mutants.push(
        mutant(document, "group of parameters no longer required", group, undefined),
        ...names.map((name, place) => mutant(document, "parameter left a group", `${group}/${place}`, undefined, name)),
      );
    });
    (object.parameters ?? []).forEach((reference, index) => {
      const node = ("$ref" in reference ? at(document, reference.$ref) : reference) as Parameter;
      if (node.in !== "path")
        mutants.push(mutant(document, "parameter removed", `${pointer}/parameters/${index}`, undefined));
    });
    const added = { name: "addedParameter", in: "query", schema: { type: "string" } };
    const all = [...(object.parameters ?? []), added];
    mutants.push(mutant(document, "parameter added", `${pointer}/parameters`, all, added.name));
  }
  return mutants;
}

function messageMutants(document: OpenApiDocument, { mediaTypes, operations }: Places): Mutant[] {
  const set = mutant.bind(undefined, document);
  const rename = renamed.bind(undefined, document);
  const mutants = mediaTypes.flatMap(({ node, pointer, type, siblings, role }) => {
    const other = type === "application/json" ? "application/vnd.changed+json" : "application/json;v=2";
    const examples = namedExamples(document, node, pointer).flatMap(({ name, pointer: place, node: { value } }) => {
      // Nobody answers with the example of a request, so only one that breaks its schema is a fault.
      if (role === "request")
        return [set("request example broken", `${place}/value`, brokenExample(value), "a value of the wrong type")];
      const own = `${pointer}/examples${toPointer([name])}`;
      return [
        set("example removed", own, undefined),
        rename("example renamed", own, `${name}Renamed`),
        set("example changed", `${place}/value`, otherExample(value), "another value"),
      ];
    });
    const removed = siblings > 0 ? [set("media type removed", pointer, undefined)] : [];
    return [rename("media type changed", pointer, other), ...removed, ...examples];
  });
  for (const { pointer, object, requestBody, responses } of operations) {
    for (const status of Object.keys(object.responses)) {
      const place = `${pointer}/responses/${status}`;
      const isFree = (other: string) => !responses[other] && (other[0] === "2") === (status[0] === "2");
      mutants.push(rename("status changed", place, ["418", "451", "208"].find(isFree) ?? "299"));
      if (Object.keys(responses).length > 1) mutants.push(set("status removed", place, undefined));
    }
    if (!requestBody) continue;
    const { required } = requestBody.node;
    mutants.push(
      set(required ? "body optional" : "body required", `${requestBody.pointer}/required`, !required),
      set("body removed", `${pointer}/requestBody`, undefined),
    );
  }
  // A component that several places share is changed once.
  return [...new Map(mutants.map((each) => [`${each.operator} ${each.pointer} ${each.detail}`, each])).values()];
}

/** The first leaf of an example changed to another value of its type. */
function otherExample(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? [null] : value.map((entry, index) => (index === 0 ? otherExample(entry) : entry));
  if (typeof value === "object" && value !== null) {
    const [first] = Object.keys(value);
    return first === undefined
      ? { added: true }
      : withValueAt(value, toPointer([first]), otherExample((value as Record<string, unknown>)[first]));
  }
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${String(value ?? "")}x`;
}

/** An example with its first field, or all of it, of the wrong type. */
function brokenExample(value: unknown): unknown {
  const [first] = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return first === undefined ? 12345 : withValueAt(value, toPointer([first]), { of: "the wrong type" });
}

function headerMutants(document: OpenApiDocument, { headers }: Places): Mutant[] {
  return headers.flatMap(({ node, pointer, declaredAt: place, name }) => [
    mutant(document, "header removed", place, undefined),
    renamed(document, "header renamed", place, `${name}-Renamed`),
    mutant(document, node.required ? "header optional" : "header required", `${pointer}/required`, !node.required),
  ]);
}

function securityMutants(document: OpenApiDocument, { operations }: Places): Mutant[] {
  const set = mutant.bind(undefined, document);
  const mutants: Mutant[] = [];
  for (const { pointer, object } of [{ pointer: "", object: document }, ...operations]) {
    const requirements = object.security ?? [];
    if (requirements.length > 0) mutants.push(set("security dropped", `${pointer}/security`, []));
    for (const [index, requirement] of requirements.entries()) {
      const place = `${pointer}/security/${index}`;
      if (requirements.length > 1) mutants.push(set("security alternative removed", place, undefined));
      const schemes = Object.keys(requirement);
      if (schemes.length < 2) continue;
      for (const scheme of schemes)
        mutants.push(set("security scheme no longer needed", `${place}${toPointer([scheme])}`, undefined));
    }
  }
  for (const name of new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)))) {
    const pointer = `/components/securitySchemes${toPointer([name])}`;
    const scheme = at(document, pointer) as SecurityScheme | undefined;
    if (scheme?.type === "apiKey")
      mutants.push(
        set("credential renamed", `${pointer}/name`, `${scheme.name}_renamed`),
        set("credential moved", `${pointer}/in`, scheme.in === "query" ? "header" : "query"),
      );
    if (scheme?.type === "http")
      mutants.push(set("scheme changed", `${pointer}/scheme`, scheme.scheme === "basic" ? "bearer" : "basic"));
  }
  return mutants;
}
