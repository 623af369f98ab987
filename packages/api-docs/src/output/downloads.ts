import { stringify } from "yaml";
import { keywordRows } from "../model/keywords.ts";
import type { Provider } from "../model/provider.ts";
import { postmanCollection, postmanEnvironments } from "./postman.ts";

/** The files that a provider offers, without their content. */
export function downloads({ document }: Pick<Provider, "document">): { file: string; label: string }[] {
  return [
    { file: "openapi.yaml", label: "the OpenAPI 3.1 document, bundled into one file" },
    { file: "openapi.json", label: "the same as JSON" },
    { file: "evidence.csv", label: "every keyword of the document with its evidence, as a table" },
    { file: "postman.json", label: "a collection for Postman, which Bruno, Insomnia and Hoppscotch import as well" },
    ...Object.keys(postmanEnvironments(document, "")).map((name) => ({
      file: `postman-${name}.json`,
      label: `the collection's environment for ${name === "mock" ? "the mock" : name}`,
    })),
  ];
}

/** The content of a provider's downloads by file name. */
export function downloadFiles(provider: Pick<Provider, "document" | "mock" | "proofs">): Record<string, string> {
  const { document, mock } = provider;
  const environments = Object.entries(postmanEnvironments(document, mock));
  return {
    "openapi.yaml": stringify(document, { lineWidth: 110, aliasDuplicateObjects: false }),
    "openapi.json": asJson(document),
    "evidence.csv": evidenceTable(provider),
    "postman.json": asJson(postmanCollection(document)),
    ...Object.fromEntries(environments.map(([server, content]) => [`postman-${server}.json`, asJson(content)])),
  };
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function evidenceTable(provider: Pick<Provider, "document" | "proofs">): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = keywordRows(provider).map(({ pointer, value, evidence, sources }) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [pointer, text, evidence, sources.join(" ")].map(cell).join(",");
  });
  return `${["pointer,value,evidence,sources", ...rows].join("\r\n")}\r\n`;
}
