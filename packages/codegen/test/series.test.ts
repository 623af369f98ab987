import { expect, test } from "vitest";
import { oneRead, series } from "./support/documents.ts";
import { answer, clientOf, importGenerated } from "./support/generated.ts";

const addresses = (requests: Request[]) => requests.map(({ url }) => url.replace("https://things.example", ""));

async function itemsOf(iterator: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of iterator as AsyncIterable<unknown>) items.push(item);
  return items;
}

test("x-paging by page: the function asks for page after page, with the caller's path and query", async () => {
  const pages = [[{ id: 1 }, { id: 2 }], [{ id: 3 }]];
  const { client, requests, generated } = await clientOf(series, {}, () => answer(200, { rows: pages.shift() }));
  const args = { path: { shelf: "a" }, query: { level: 4 } };
  expect(await itemsOf(generated["thingsOn"]?.(client, args))).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  expect(addresses(requests)).toEqual([1, 2].map((page) => `/shelves/a/things?level=4&size=2&page=${page}`));
});

test("x-paging by offset: where the body itself is the list, and the number of its items by the declared query", async () => {
  const { client, requests, generated } = await clientOf(series, {}, () => answer(200, [7]));
  expect(await itemsOf(generated["everyThing"]?.(client))).toEqual([7]);
  expect(await generated["countThings"]?.(client)).toBe(7);
  expect(addresses(requests)).toEqual(["/things?most=100&from=0", "/things?count=1"]);
});

test("x-task: the function asks until a declared state ends the task", async () => {
  const states = ["Running", "Done"];
  const { client, requests, generated } = await clientOf(series, {}, () => answer(200, { state: states.shift() }));
  const task = await generated["waitForTask"]?.(client, { path: { id: "t-1" }, intervalMs: 1 });
  expect(task).toEqual({ state: "Done" });
  expect(addresses(requests)).toEqual(["/tasks/t-1", "/tasks/t-1"]);
});

test("a document that declares neither has no such modules", async () => {
  const generated = await importGenerated(oneRead());
  expect(Object.keys(generated).filter((name) => /^(wait|count|every)/.test(name))).toEqual([]);
});
