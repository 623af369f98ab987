import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { declaredFields, toPointer, type Schema } from "@demarc/openapi";
import { headingAnchor, textOf, withoutCode, type Page } from "../model/markdown.ts";
import { fieldHeading } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import type { Site } from "../model/site.ts";
import { Search, type Entry, type Kind } from "./engine.ts";

const excerptLength = 120;

const synonyms = parse(readFileSync(new URL("../../search/synonyms.yaml", import.meta.url), "utf8")) as string[][];

/** The search over a site: operations, parameters, schemas and fields of the documents, and the sections of pages. */
export function buildSearch({ providers }: Site, pages: Page[]): Search {
  const entries = [...providers.flatMap(documentEntries), ...pages.flatMap((page) => pageEntries(providers, page))];
  // What two operations share is read at one place.
  const byUrl = new Map(entries.toReversed().map((each) => [each.url, each]));
  return new Search(synonyms).add([...byUrl.values()].toReversed());
}

function documentEntries({ document, operations, places }: Provider): Entry[] {
  const make = (kind: Kind, link: string, title: string, text: string | undefined, more: Partial<Entry> = {}) =>
    entry({ kind, url: link, title, text: text ?? "", provider: document.info.title, ...more });
  return [
    ...operations.flatMap(({ object, operationId, method, path, parameters, responses, pointer }) => {
      const title = object.summary ?? operationId;
      return [
        make("operation", places.of(pointer), title, object.description, {
          names: `${operationId} ${method} ${path}`,
          mentions: [
            ...parameters.map(({ node }) => node.name),
            ...Object.entries(responses).map(([status, { node }]) => `${status} ${node.description}`),
          ].join(" "),
        }),
        ...parameters.map(({ node, pointer: at }) =>
          make("parameter", places.of(at), node.name, node.description, {
            part: title,
            names: valueNames(node.schema),
          }),
        ),
      ];
    }),
    ...Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
      const at = toPointer(["components", "schemas", name]);
      return [
        make("schema", places.of(at), name, schema.description, { names: valueNames(schema) }),
        ...declaredFields(document, schema, at, false).map((field) =>
          make("field", places.of(field.declaredAt), fieldHeading(name, field.name), field.schema.description, {
            names: valueNames(field.schema),
          }),
        ),
      ];
    }),
  ];
}

function valueNames(schema: Schema = {}): string {
  return [schema["x-enum-varnames"] ?? [], schema["x-enum-descriptions"] ?? []].flat().join(" ");
}

/** The sections of a page that no document has: guides, errata, and what concerns all providers. The first page repeats. */
function pageEntries(providers: Provider[], { path, title, description, body }: Page): Entry[] {
  const [, first = "", second = ""] = path.split("/");
  if (first === "" || ["operations", "schemas"].includes(second)) return [];
  const kinds: Record<string, Kind> = { errata: "erratum", changelog: "release" };
  const kind = kinds[second] ?? "section";
  const provider = providers.find(({ name }) => name === first)?.document.info.title ?? "";
  const [opening = "", ...sections] = withoutCode(body).split(/^(?=#{2,4} )/m);
  const part = title.replace(` · ${provider}`, "");
  return [
    entry({ kind: "guide", url: path, title: part, provider, text: `${description} ${opening}` }),
    ...sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const url = `${path}#${headingAnchor(heading.replace(/^#+ /, ""))}`;
      return entry({ kind, url, title: textOf(heading), part, provider, text: lines.join("\n") });
    }),
  ];
}

function entry(given: Pick<Entry, "kind" | "url" | "title" | "provider" | "text"> & Partial<Entry>): Entry {
  const text = textOf(given.text);
  const excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength).replace(/\s\S*$/, "")} …` : text;
  const url = given.url.slice(1);
  // The first part of the address is the name of the provider.
  const mentions = `${given.mentions ?? ""} ${url.split("/")[0]}`;
  return { part: "", names: "", ...given, text, excerpt, url, mentions };
}
