import { createRequire } from "node:module";
import { startMock, type ServedMock } from "@demarc/mock";
import { listProviders, loadSpec } from "@demarc/spec";
import { postmanToBruno, postmanToBrunoEnvironment } from "@usebruno/converters";
import { describe, expect, test } from "vitest";
import { proofsOf } from "../src/model/evidence.ts";
import { downloadFiles } from "../src/output/downloads.ts";

interface Run {
  run: { executions: { item: { name: string }; response?: { code: number; text(): string } }[] };
}
interface Newman {
  run(options: object, done: (error: Error | null, summary: Run) => void): void;
}

// A CommonJS module without types.
const newman = createRequire(import.meta.url)("newman") as Newman;

describe.each(listProviders())("the Postman collection of %s", async (name) => {
  const { document } = await loadSpec(name);
  const files = downloadFiles({ document, mock: "http://127.0.0.1:1", proofs: proofsOf(document) });
  const parse = (file: string) => JSON.parse(files[file] ?? "") as { values: { key: string; value: string }[] };
  const collection = parse("postman.json");

  /** What the environment for the mock says, for a mock at another port. */
  const environmentOf = (mock: ServedMock) =>
    parse("postman-mock.json").values.map(({ key, value }) => ({
      key,
      value: key === "baseUrl" ? mock.baseUrl : value,
    }));

  /** Sends every request of the collection, by newman, to a mock. */
  async function send(environment: object): Promise<string[]> {
    const { run } = await new Promise<Run>((resolve, reject) =>
      newman.run({ collection, environment }, (error, summary) => (error ? reject(error) : resolve(summary))),
    );
    return run.executions.map(({ item, response }) => `${item.name}: ${response?.code}`);
  }

  test("is answered with 2xx by the mock, every request of it", async () => {
    const mock = await startMock(name);
    try {
      const sent = await send({ values: environmentOf(mock) });
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.filter((line) => !/: 2\d\d$/.test(line))).toEqual([]);
    } finally {
      await mock.stop();
    }
  });

  test("is imported by Bruno, whose requests the mock answers with 2xx", async () => {
    const mock = await startMock(name);
    const { collection: imported } = await postmanToBruno(collection);
    const { variables } = postmanToBrunoEnvironment({ name, values: environmentOf(mock) });
    const filled = (text: string) =>
      variables.reduce((left, each) => left.replaceAll(`{{${each.name}}}`, encodeURI(each.value)), text);
    try {
      const sent = imported.items.map(async ({ name: title, request: { method, url, headers, params, body } }) => {
        const path = params.filter(({ type }) => type === "path");
        const address = path.reduce((left, each) => left.replace(`:${each.name}`, encodeURIComponent(each.value)), url);
        const fields = body.formUrlEncoded.filter(({ enabled }) => enabled);
        const form = new URLSearchParams(fields.map((field) => [field.name, filled(field.value)]));
        const sentHeaders = headers.map((header): [string, string] => [header.name, filled(header.value)]);
        const content = fields.length > 0 ? form.toString() : body.json;
        const response = await fetch(filled(address), { method, headers: sentHeaders, body: content });
        return `${title}: ${response.status}`;
      });
      const answers = await Promise.all(sent);
      expect(answers.length).toBe((collection as unknown as { item: object[] }).item.length);
      expect(answers.filter((line) => !/: 2\d\d$/.test(line))).toEqual([]);
    } finally {
      await mock.stop();
    }
  });

  test("has an environment for the mock and for each server, without a credential", () => {
    const servers = document.servers?.map((server) => server["x-name"] ?? "production") ?? [];
    const names = Object.keys(files).flatMap((file) => /^postman-(.+)\.json$/.exec(file)?.[1] ?? []);
    expect(names).toEqual(["mock", ...servers]);
    for (const server of servers) {
      const { values } = parse(`postman-${server}.json`);
      expect(values.filter(({ key, value }) => key !== "baseUrl" && value !== "")).toEqual([]);
    }
  });
});
