import type { SecurityScheme, Server } from "@demarc/openapi";
import { blocks, bullet, code, type Page } from "../model/markdown.ts";
import type { Provider } from "../model/provider.ts";
import { placeholder } from "../samples/request.ts";
import { badge, erratumNotes, marks } from "../text/proof.ts";

/** The newcomer's path as it is written in `guides`, then base URLs and authentication from the document. */
export function guidePage(provider: Provider): Page {
  const { document, name, guide } = provider;
  return {
    path: `/${name}/guide/`,
    title: "Guide",
    description: `${document.info.title}: install, get a token, list, create, handle an error, page, test, go live.`,
    body: blocks(
      guide.trim(),
      "## Base URLs",
      (document.servers ?? []).map((server) => bullet(serverLine(server))).join("\n"),
      erratumNotes(provider, "/servers"),
      "## Authentication",
      alternatives(provider),
      ...Object.entries(document.components?.securitySchemes ?? {}).map(([key, scheme]) =>
        schemeSection(provider, key, scheme),
      ),
      erratumNotes(provider, "/components/securitySchemes"),
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
