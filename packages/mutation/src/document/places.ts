import {
  describedSubschemas,
  isJson,
  listOperations,
  resolveSchema,
  responseHeaders,
  toPointer,
  type Located,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type Schema,
} from "@demarc/openapi";

/** How the values of a schema travel. */
export type Role = "text" | "request" | "response";

export interface SchemaPlace {
  schema: Schema;
  pointer: string;
  roles: Set<Role>;
}

export interface MediaTypePlace extends Located<MediaType> {
  type: string;
  role: "request" | "response";
  /** How many other media types there are. */
  siblings: number;
}

/** The places of a document that its operations reach, each once, however many refer to it. */
export interface Places {
  operations: Operation[];
  parameters: Located<Parameter>[];
  headers: ReturnType<typeof responseHeaders>;
  mediaTypes: MediaTypePlace[];
  schemas: SchemaPlace[];
}

/** Goes through a document from its operations. What none of them reaches says nothing of the API. */
export function placesOf(document: OpenApiDocument): Places {
  const operations = listOperations(document);
  const parameters = new Map<string, Located<Parameter>>();
  const headers = new Map<string, Places["headers"][number]>();
  const mediaTypes = new Map<string, MediaTypePlace>();
  const schemas = new Map<string, SchemaPlace>();
  const enter = (reference: Schema | undefined, place: string, role: Role) => {
    if (!reference || typeof reference !== "object") return;
    const { schema, pointer } = resolveSchema(document, reference, place);
    const known = schemas.get(pointer);
    if (known?.roles.has(role)) return;
    schemas.set(pointer, { schema, pointer, roles: new Set(known?.roles).add(role) });
    for (const child of describedSubschemas(schema)) enter(child.schema, `${pointer}${child.pointer}`, role);
  };
  const content = (holder: Record<string, MediaType> | undefined, place: string, role: "request" | "response") => {
    for (const [type, node] of Object.entries(holder ?? {})) {
      const pointer = `${place}/content${toPointer([type])}`;
      mediaTypes.set(pointer, { node, pointer, type, role, siblings: Object.keys(holder ?? {}).length - 1 });
      enter(node.schema, `${pointer}/schema`, isJson(type) ? role : "text");
    }
  };
  for (const operation of operations) {
    for (const located of operation.parameters) {
      parameters.set(located.pointer, located);
      enter(located.node.schema, `${located.pointer}/schema`, "text");
    }
    if (operation.requestBody) content(operation.requestBody.node.content, operation.requestBody.pointer, "request");
    for (const { node, pointer } of Object.values(operation.responses)) {
      content(node.content, pointer, "response");
      for (const header of responseHeaders(document, { node, pointer })) {
        headers.set(header.declaredAt, header);
        enter(header.node.schema, `${header.pointer}/schema`, "text");
      }
    }
    for (const variant of operation.resultVariants)
      enter({ $ref: `#/components/schemas/${variant.schema}` }, "", "response");
  }
  return {
    operations,
    parameters: [...parameters.values()],
    headers: [...headers.values()],
    mediaTypes: [...mediaTypes.values()],
    schemas: [...schemas.values()],
  };
}
