import { expect, test } from "vitest";
import { pages, type PagingDescriptor } from "../src/index.ts";

const paging: PagingDescriptor = {
  provider: "things",
  operationId: "listThings",
  items: "/things",
  id: "/id",
  size: "per_page",
  page: "page",
  pageSize: 2,
  maxPageSize: 50,
};
const rows = (total: number) => Array.from({ length: total }, (_, index) => ({ id: index }));

/** A list of so many things, and the queries that it was asked with. */
function list(total: number, more: (page: number, size: number) => object = () => ({})) {
  const queries: object[] = [];
  const call = async ({ query }: { query?: object }) => {
    queries.push({ ...query });
    const { page, per_page: size } = query as { page: number; per_page: number };
    return { things: rows(total).slice((page - 1) * size, page * size), ...more(page, size) };
  };
  return { call, queries };
}

async function read(lister: Parameters<typeof pages>[0], args?: object, more: Partial<PagingDescriptor> = {}) {
  const found: unknown[] = [];
  for await (const thing of pages(lister, { ...paging, ...more }, args)) found.push(thing);
  return found;
}

test("asks for page after page by number, with the caller's query in each", async () => {
  const things = list(5);
  expect(await read(things, { query: { name: "a" } })).toEqual(rows(5));
  expect(things.queries).toEqual([1, 2, 3].map((page) => ({ name: "a", per_page: 2, page })));
});

test("begins with the page that the document calls the first", async () => {
  const { call } = list(3);
  const things = { call: ({ query }: { query?: object }) => call({ query: { ...query, page: page(query) + 1 } }) };
  const page = (query: object = {}) => (query as { page: number }).page;
  expect(await read(things, {}, { firstPage: 0 })).toEqual(rows(3));
});

test("asks for nothing after the page that the answer calls the last", async () => {
  const things = list(4, (_page, size) => ({ pages: 4 / size }));
  expect(await read(things, {}, { lastPage: "/pages" })).toEqual(rows(4));
  expect(things.queries).toHaveLength(2);
});

test("fails where the server repeats the first page", async () => {
  const things = { call: async () => ({ things: rows(2) }) };
  await expect(read(things)).rejects.toMatchObject({
    code: "contract",
    message: expect.stringMatching(/the page at page 2 repeats earlier items: the server ignores `page`/),
  });
});

test("takes an id as a number and in digits for the same", async () => {
  const answers = [[{ id: 1 }, { id: 2 }], [{ id: "2" }, { id: "3" }], []];
  const things = { call: async () => ({ things: answers.shift() }) };
  expect(await read(things)).toEqual([{ id: 1 }, { id: 2 }, { id: "3" }]);
});

test("lets items without an id through, as nothing tells them apart", async () => {
  const answers = [[{ name: "a" }, { name: "a" }], [{ name: "a" }]];
  const things = { call: async () => ({ things: answers.shift() }) };
  expect(await read(things)).toHaveLength(3);
});

test("refuses a page larger than the provider allows", async () => {
  const things = list(1);
  await expect(read(things, { pageSize: 51 })).rejects.toMatchObject({
    code: "configuration",
    message: expect.stringContaining("at least 1 and at most 50"),
  });
  expect(things.queries).toEqual([]);
  expect(await read(things, { pageSize: 50 })).toHaveLength(1);
});

test("hands the caller's path, headers and signal to every call", async () => {
  const { signal } = new AbortController();
  const given: object[] = [];
  const things = { call: async (args: object) => (given.push(args), { things: [] }) };
  await read(things, { path: { id: 7 }, headers: { a: "b" }, signal });
  expect(given).toEqual([{ path: { id: 7 }, headers: { a: "b" }, signal, query: { per_page: 2, page: 1 } }]);
});
