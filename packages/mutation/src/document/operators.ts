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

/** Every mutant of a document: every operator at every place that it fits, one change at a time, in a stable order. */
export function mutantsOf(document: OpenApiDocument): Mutant[] {
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
    mutants.push({
      ...mutant(
        document,
        "parameter added",
        `${pointer}/parameters`,
        [...(object.parameters ?? []), { name: "addedParameter", in: "query", schema: { type: "string" } }],
        "addedParameter",
      ),
    });
  }
  return mutants;
}

function messageMutants(document: OpenApiDocument, { mediaTypes, operations }: Places): Mutant[] {
  const mutants = mediaTypes.flatMap(({ node, pointer, type, siblings, role }) => [
    renamed(
      document,
      "media type changed",
      pointer,
      type === "application/json" ? "application/vnd.changed+json" : "application/json;v=2",
    ),
    ...(siblings > 0 ? [mutant(document, "media type removed", pointer, undefined)] : []),
    // Nobody answers with the example of a request, so only one that breaks its schema is a fault.
    ...namedExamples(document, node, pointer).flatMap(({ name, pointer: place, node: example }) =>
      role === "request"
        ? [
            mutant(
              document,
              "request example broken",
              `${place}/value`,
              brokenExample(example.value),
              "a value of the wrong type",
            ),
          ]
        : [
            mutant(document, "example removed", `${pointer}/examples${toPointer([name])}`, undefined),
            renamed(document, "example renamed", `${pointer}/examples${toPointer([name])}`, `${name}Renamed`),
            mutant(document, "example changed", `${place}/value`, otherExample(example.value), "another value"),
          ],
    ),
  ]);
  for (const { pointer, object, requestBody, responses } of operations) {
    for (const status of Object.keys(object.responses)) {
      const place = `${pointer}/responses/${status}`;
      const free =
        ["418", "451", "208"].find((other) => !responses[other] && (other[0] === "2") === (status[0] === "2")) ?? "299";
      mutants.push(
        renamed(document, "status changed", place, free),
        ...(Object.keys(responses).length > 1 ? [mutant(document, "status removed", place, undefined)] : []),
      );
    }
    if (requestBody)
      mutants.push(
        mutant(
          document,
          requestBody.node.required ? "body optional" : "body required",
          `${requestBody.pointer}/required`,
          !requestBody.node.required,
        ),
        mutant(document, "body removed", `${pointer}/requestBody`, undefined),
      );
  }
  return unique(mutants);
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
  return headers.flatMap(({ node, pointer, at: place, name }) => [
    mutant(document, "header removed", place, undefined),
    renamed(document, "header renamed", place, `${name}-Renamed`),
    mutant(document, node.required ? "header optional" : "header required", `${pointer}/required`, !node.required),
  ]);
}

function securityMutants(document: OpenApiDocument, { operations }: Places): Mutant[] {
  const mutants: Mutant[] = [];
  const places = [
    ["", document.security] as const,
    ...operations.map(({ pointer, object }) => [pointer, object.security] as const),
  ];
  for (const [place, requirements] of places) {
    if (!requirements?.length) continue;
    mutants.push(mutant(document, "security dropped", `${place}/security`, []));
    requirements.forEach((requirement, index) => {
      if (requirements.length > 1)
        mutants.push(mutant(document, "security alternative removed", `${place}/security/${index}`, undefined));
      const schemes = Object.keys(requirement);
      if (schemes.length > 1)
        for (const scheme of schemes)
          mutants.push(
            mutant(
              document,
              "security scheme no longer needed",
              `${place}/security/${index}${toPointer([scheme])}`,
              undefined,
            ),
          );
    });
  }
  const used = new Set(
    operations.flatMap(({ security }) => security.flatMap((requirement) => Object.keys(requirement))),
  );
  for (const name of used) {
    const pointer = `/components/securitySchemes${toPointer([name])}`;
    const scheme = at(document, pointer) as SecurityScheme | undefined;
    if (!scheme) continue;
    if (scheme.type === "apiKey")
      mutants.push(
        mutant(document, "credential renamed", `${pointer}/name`, `${scheme.name}_renamed`),
        mutant(document, "credential moved", `${pointer}/in`, scheme.in === "query" ? "header" : "query"),
      );
    if (scheme.type === "http")
      mutants.push(
        mutant(document, "scheme changed", `${pointer}/scheme`, scheme.scheme === "basic" ? "bearer" : "basic"),
      );
  }
  return mutants;
}

/** A component that several places share is changed once. */
function unique(mutants: Mutant[]): Mutant[] {
  return [...new Map(mutants.map((each) => [`${each.operator} ${each.pointer} ${each.detail}`, each])).values()];
}
