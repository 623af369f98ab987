import { createRequire } from "node:module";
import { startMock } from "@demarc/mock";
import { listProviders, loadSpec } from "@demarc/spec";
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

  /** Sends every request of the collection, by newman, to a mock. */
  async function send(environment: object): Promise<string[]> {
    const { run } = await new Promise<Run>((resolve, reject) =>
      newman.run({ collection, environment }, (error, summary) => (error ? reject(error) : resolve(summary))),
    );
    return run.executions.map(({ item, response }) => `${item.name}: ${response?.code}`);
  }

  test("is answered with 2xx by the mock, every request of it", async () => {
    const mock = await startMock(name);
    const { values } = parse("postman-mock.json");
    const at = (key: string, value: string) => (key === "baseUrl" ? mock.baseUrl : value);
    try {
      const sent = await send({ values: values.map(({ key, value }) => ({ key, value: at(key, value) })) });
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.filter((line) => !/: 2\d\d$/.test(line))).toEqual([]);
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
