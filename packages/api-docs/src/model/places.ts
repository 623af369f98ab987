import { slug } from "github-slugger";
import {
  declaredFields,
  fromPointer,
  listOperations,
  toPointer,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from "@demarc/openapi";

/** Where on the site the places of one document are read. Links begin with a slash and know nothing of a base path. */
export class Places {
  readonly #provider: string;
  readonly #byPointer = new Map<string, string>();

  constructor(provider: string, document: OpenApiDocument) {
    this.#provider = provider;
    // Those of the first operation win: a shared parameter or response is read at one of its places.
    const put = (pointer: string, link: string) =>
      void (this.#byPointer.has(pointer) || this.#byPointer.set(pointer, link));
    for (const operation of listOperations(document)) {
      const page = this.operation(operation);
      put(operation.pointer, page);
      for (const { node, pointer } of operation.parameters) put(pointer, `${page}#${slug(node.name)}`);
      put(`${operation.pointer}/requestBody`, `${page}#request-body`);
      for (const [status, { pointer }] of Object.entries(operation.responses)) {
        put(`${operation.pointer}/responses/${status}`, `${page}#${slug(statusHeading(status))}`);
        put(
          pointer,
          isShared(status, pointer)
            ? `/${provider}/errors/#${errorAnchor(status, pointer)}`
            : `${page}#${slug(statusHeading(status))}`,
        );
      }
    }
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      const at = toPointer(["components", "schemas", name]);
      put(at, `/${provider}/schemas/#${slug(name)}`);
      for (const field of declaredFields(document, schema as Schema, at, false)) {
        put(field.declaredAt, `/${provider}/schemas/#${slug(fieldHeading(name, field.name))}`);
      }
    }
    put("/components/securitySchemes", `/${provider}/guide/#authentication`);
    put("/security", `/${provider}/guide/#authentication`);
    put("/servers", `/${provider}/guide/#base-urls`);
    put("/x-status-in-body", `/${provider}/errors/`);
    put("/x-error-fields", `/${provider}/errors/`);
  }

  /** The page of an operation. */
  operation({ operationId }: Pick<Operation, "operationId">): string {
    return `/${this.#provider}/operations/${kebab(operationId)}/`;
  }

  /** The nearest place that stands for a pointer: its own, that of what it is part of, or the provider's page. */
  of(pointer: string): string {
    const known = this.#byPointer.get(pointer);
    if (known) return known;
    const keys = fromPointer(pointer);
    const links = keys.map((_, index) => this.#byPointer.get(toPointer(keys.slice(0, keys.length - index))));
    const link = links.find(Boolean) ?? `/${this.#provider}/`;
    // Asked for again and again: every field looks for the errata of its place.
    this.#byPointer.set(pointer, link);
    return link;
  }
}

/** Whether a response is an error that operations share. It is described on the page of errors. */
export const isShared = (status: string, pointer: string) =>
  !status.startsWith("2") && pointer.startsWith("/components/");

/** The anchor of an error that several operations share, from its status and its name in the document. */
export const errorAnchor = (status: string, pointer: string) => `${status}-${slug(fromPointer(pointer).at(-1) ?? "")}`;

/** The heading that a response stands under. */
export const statusHeading = (status: string) => `Status ${status}`;

/** The heading that a field of a component schema stands under. */
export const fieldHeading = (schema: string, field: string) =>
  `${schema}${field.startsWith("[") ? "" : "."}${shownName(field)}`;

/** The name of a field, with a word in place of the asterisk for any name: an anchor has no asterisk. */
export const shownName = (field: string) => field.replaceAll(/(?<=^|\.)\*(?=$|\.|\[)/g, "{key}");

/** `listCustomers` as part of an address: `list-customers`. */
function kebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}
