import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { basePath, mockUrl } from "@demarc/mock";
import { credentialParameters, listOperations, withValueAt } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { customerList } from "../server/answer.ts";
import { ratesOf } from "./ask.ts";
import { fuzz } from "./fuzz.ts";
import { programs, startMockProcess, startPrism, timeToAnswer } from "./processes.ts";

/** What our mock and Prism's command line come to, with the same document and requests. */
export type MockFigures = Awaited<ReturnType<typeof measureMocks>>;

const path = "/api/customers";

export async function measureMocks(folder: string, customers: number, requests: number) {
  const { document } = await loadSpec("cloudlx");
  const list = await customerList(customers);
  const file = join(folder, "list.json");
  const example = "/components/examples/ListCustomersTwoCustomers/value";
  writeFileSync(file, JSON.stringify(withValueAt(document, example, list)));
  return {
    /** Answers a second of the list of customers. */
    rates: await rates(file, list),
    /** Milliseconds from the start of all providers' mocks until each has answered. */
    start: await starts(folder),
    fuzzed: await fuzzed(file, requests),
  };
}

async function rates(file: string, list: { customers: object[] }) {
  const stateless = await startMockProcess(file, "cloudlx");
  const stateful = await startMockProcess(file, "cloudlx", { nextId: 1000, ...list });
  const prism = await startPrism(file, await freePort(), path);
  const [a = 0, b = 0, c = 0] = await ratesOf([prism, stateless, stateful].map(({ baseUrl }) => `${baseUrl}${path}`));
  for (const process of [prism, stateless, stateful]) process.stop();
  return { prism: a, stateless: b, stateful: c };
}

async function starts(folder: string) {
  const firsts = await Promise.all(
    listProviders().map(async (provider) => {
      const { document } = await loadSpec(provider);
      const file = join(folder, `${provider}.json`);
      writeFileSync(file, JSON.stringify(document));
      const [read] = listOperations(document).filter(({ method }) => method === "get");
      // A token in Authorization is always sent; credentials in the query are the document's.
      const first = `${read?.path}?${credentialParameters(document)
        .map((name) => `${name}=any`)
        .join("&")}`;
      return { file, first, url: new URL(await mockUrl(provider)), base: basePath(document), port: await freePort() };
    }),
  );
  const offset = 20_000;
  const ours = await timeToAnswer(
    [programs.ours(offset)],
    firsts.map(({ url, base, first }) => `http://127.0.0.1:${Number(url.port) + offset}${base}${first}`),
  );
  const prism = await timeToAnswer(
    firsts.map(({ file, port }) => programs.prism(file, port)),
    firsts.map(({ port, first }) => `http://127.0.0.1:${port}${first}`),
  );
  return { ours, prism };
}

async function fuzzed(file: string, requests: number) {
  const mock = await startMockProcess(file, "cloudlx");
  const paths = [path, `${path}/915`, "/api/oauth2/access-token", "/__demarc/requests"];
  // Prism is loaded with the first answer that it makes up, which is no leak.
  await fetch(`${mock.baseUrl}${path}`, { headers: { authorization: "Bearer any", prefer: "dynamic" } });
  await fuzz(mock.baseUrl, paths, Math.min(requests, 5000), 1);
  const before = await mock.heap();
  const result = await fuzz(mock.baseUrl, paths, requests, 2);
  const heap = (await mock.heap()) / before;
  mock.stop();
  /** How much of the heap is left after the requests at random, as a part of what was there before. */
  return { ...result, heap };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
