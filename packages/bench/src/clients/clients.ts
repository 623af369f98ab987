import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { paths } from "@demarc/cloudlx";
import { validation } from "@demarc/cloudlx/validation";
import axios from "axios";
import ky from "ky";
import createOpenApiFetch from "openapi-fetch";
import pRetry from "p-retry";
import { bundle } from "./bundle.ts";
import type { GeneratedClients } from "./generate.ts";
import { connectWithEverything } from "./ours.ts";
import type { Subject } from "../figures/rounds.ts";

/** The names of the clients in the report and in the targets. */
export const names = {
  fetch: "bare fetch, response.json()",
  ours: "demarc, everything on",
  validated: "demarc, everything on, validation too",
  openApiFetch: "openapi-fetch",
  overPRetry: "openapi-fetch over p-retry",
  overKy: "openapi-fetch over ky",
  ky: "ky",
  axios: "axios",
  heyApi: "hey-api's generated client",
  redocly: "Redocly's generated client",
};

const headers = { Authorization: "Bearer token", Accept: "application/vnd.cloudlx.v1+json" };

/**
 * The same call by every client, bare fetch first: it requests the list of customers with a token and parses the body.
 *
 * @param folder where the bundles of the generated clients are written
 */
export async function subjectsFor(origin: string, generated: GeneratedClients, folder: string): Promise<Subject[]> {
  const url = `${origin}/api/customers`;
  const ours = connectWithEverything(origin);
  const validated = connectWithEverything(origin, { validation: validation() });
  const openApiFetch = (send?: (request: Request) => Promise<Response>) => {
    const client = createOpenApiFetch<paths>({ baseUrl: origin, headers, ...(send && { fetch: send }) });
    return async () => (await client.GET("/api/customers")).data;
  };
  const heyApi = await load<HeyApi>(generated.heyApi, join(folder, "hey-api.mjs"));
  heyApi.client.setConfig({ baseUrl: origin, auth: () => "token", headers: { Accept: headers.Accept } });
  const redocly = await load<Redocly>(generated.redocly, join(folder, "redocly.mjs"));
  redocly.configure({ serverUrl: origin, auth: { bearer: "token" } });

  return [
    { name: names.fetch, call: async () => (await fetch(url, { headers })).json() },
    { name: names.ours, call: () => ours.listCustomers() },
    { name: names.validated, call: () => validated.listCustomers() },
    { name: names.openApiFetch, call: openApiFetch() },
    { name: names.overPRetry, call: openApiFetch((request) => pRetry(() => fetch(request))) },
    { name: names.overKy, call: openApiFetch((request) => ky(request)) },
    { name: names.ky, call: () => ky(url, { headers }).json() },
    { name: names.axios, call: async () => (await axios.get(url, { headers })).data },
    { name: names.heyApi, call: async () => (await heyApi.listCustomers()).data },
    { name: names.redocly, call: () => redocly.listCustomers() },
  ];
}

interface HeyApi {
  client: { setConfig(config: object): void };
  listCustomers(): Promise<{ data: unknown }>;
}

interface Redocly {
  configure(config: object): void;
  listCustomers(): Promise<unknown>;
}

async function load<Client>(entry: string, file: string): Promise<Client> {
  writeFileSync(file, await bundle(`export * from ${JSON.stringify(entry)}`));
  return import(pathToFileURL(file).href);
}

/** Makes every subject's call once. Throws where one does not return the list: a failure would be timed as a call. */
export async function checkSubjects(subjects: Subject[], expected: unknown): Promise<void> {
  const wanted = JSON.stringify(expected);
  for (const { name, call } of subjects) {
    const found = JSON.stringify(await call());
    if (found !== wanted)
      throw new Error(
        `${name}: expected the list of customers, found ${found?.slice(0, 200)}. See packages/bench/src/subjects.ts.`,
      );
  }
}
