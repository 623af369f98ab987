import type { SecurityScheme, Server } from "@demarc/openapi";
import { blocks, bullet, code, fence, plain, table, type Page } from "../model/markdown.ts";
import { statusHeading } from "../model/places.ts";
import type { Provider } from "../model/provider.ts";
import { exampleCall, placeholder } from "../samples/request.ts";
import { typescriptSample } from "../samples/typescript.ts";
import { slug } from "github-slugger";
import { badge, erratumNotes, marks, proof } from "./proof.ts";

/** The way in: a first call, authentication, addresses and errors from the document, paging and quirks from `specs/<provider>/guide.md`. */
export function guidePage(provider: Provider): Page {
  const { document, operations, name, guide } = provider;
  const first = operations[0];
  if (!first) throw new Error(`specs/${name}: the document has no operation to begin a guide with.`);
  return {
    path: `/${name}/guide/`,
    title: `Guide to ${document.info.title}`,
    description: `A first call, authentication, errors, paging and quirks of ${document.info.title}.`,
    body: blocks(
      "## First call",
      `With the client of this repository, ${code(`@demarc/${name}`)}:`,
      fence("ts", typescriptSample(name, document, first, exampleCall(document, first))),
      `The page [${first.object.summary ?? first.operationId}](${provider.places.operation(first)}) has the same call for other languages. To try without an account, [start the mock](/mock/).`,
      "## Addresses",
      (document.servers ?? []).map((server) => bullet(serverLine(server))).join("\n"),
      erratumNotes(provider, "/servers"),
      "## Authentication",
      alternatives(provider),
      ...Object.entries(document.components?.securitySchemes ?? {}).map(([key, scheme]) =>
        schemeSection(provider, key, scheme),
      ),
      erratumNotes(provider, "/components/securitySchemes"),
      "## Errors",
      errors(provider),
      erratumNotes(provider, "/x-status-in-body"),
      "The client throws a `ProviderError` with the status, the provider's own code and message, and never a credential.",
      errorTable(provider),
      guide.trim(),
    ),
  };
}

function serverLine(server: Server): string {
  const variables = Object.entries(server.variables ?? {}).map(
    ([name, { default: initial, description }]) =>
      `${code(name)} (${initial === "" ? "empty" : code(initial)} by default): ${description ?? ""}`,
  );
  return blocks(
    `${code(server.url)} ${server["x-evidence"] ? badge(server["x-evidence"]) : ""} ${server.description ?? ""}`,
    variables.map((line) => bullet(line)).join("\n"),
  );
}

function alternatives({ document }: Provider): string {
  const ways = (document.security ?? []).map((requirement) =>
    Object.keys(requirement).map(code).join(" together with "),
  );
  return `Every call carries ${ways.join(", or ")}. The client takes them as options of the same names, each as a string or as a function that fetches it.`;
}

function schemeSection(provider: Provider, key: string, scheme: SecurityScheme): string {
  const since = scheme["x-since"];
  const how =
    scheme.type === "http"
      ? `the header ${code(`Authorization: Bearer ${placeholder(key)}`)}`
      : `the ${scheme.in ?? "query"} parameter ${code(scheme.name ?? key)}`;
  return blocks(
    `### ${code(key)}`,
    `As ${how}${since ? `, since version ${since}` : ""}${scheme["x-evidence"] ? ` · ${badge(scheme["x-evidence"])}` : ""}`,
    scheme.description?.trim(),
    marks(provider, scheme),
  );
}

function errors({ document }: Provider): string {
  const fields = Object.entries(document["x-error-fields"] ?? {}).map(
    ([what, pointer]) =>
      `the ${what} at ${pointer === "" ? "the top of the body, which is the bare text" : code(pointer)}`,
  );
  const inBody = document["x-status-in-body"];
  return blocks(
    inBody && `**The status that counts stands in the body**, at ${code(inBody)}, whatever HTTP says.`,
    fields.length > 0 && `An error body has ${fields.join(", ")}.`,
  );
}

function errorTable(provider: Provider): string {
  const rows = provider.operations.flatMap((operation) =>
    Object.entries(operation.responses)
      .filter(([status]) => !status.startsWith("2"))
      .map(([status, { node, pointer }]) => [
        `[${status}](${provider.places.operation(operation)}#${slug(statusHeading(status))})`,
        code(operation.operationId),
        plain(node.description.trim()),
        proof(provider, pointer, operation.pointer),
      ]),
  );
  return table(["Status", "Operation", "Meaning", "Evidence"], rows);
}
