import { afterEach, describe, expect, test } from "vitest";
import { countCustomers, customersOf, type CustomersOfArgs } from "../src/index.ts";
import { pbx, rows, type Pbx } from "./support/pbx.ts";

let server: Pbx;
afterEach(() => server.close());

async function idsOf(options?: CustomersOfArgs): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of customersOf(server.client, options)) ids.push(id);
  return ids;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("customersOf", () => {
  test.each([
    ["no customer", 0, 1],
    ["less than a page", 2, 1],
    ["a full page, after which an empty one says that it was the last", 3, 2],
    ["pages, the last one short", 7, 3],
  ])("yields %s", async (_, total, requests) => {
    server = await pbx(rows(total));
    expect(await idsOf({ pageSize: 3 })).toEqual(upTo(total));
    expect(server.queries.map(({ limit, offset }) => [limit, offset])).toEqual(
      upTo(requests).map((page) => ["3", String((page - 1) * 3)]),
    );
  });

  test("asks for 100 at a time, and for the same customers in every page", async () => {
    server = await pbx(rows(150));
    await idsOf({ query: { deleted: -1, name: "a" } });
    expect(server.queries).toEqual([
      { deleted: "-1", name: "a", limit: "100", offset: "0" },
      { deleted: "-1", name: "a", limit: "100", offset: "100" },
    ]);
  });

  test("fetches the next page only when it is asked for", async () => {
    server = await pbx(rows(9));
    for await (const { id } of customersOf(server.client, { pageSize: 3 })) if (id === 3) break;
    expect(server.queries).toHaveLength(1);
  });

  test("fails, and does not ask for ever, where the server ignores offset", async () => {
    server = await pbx(rows(7, ["offset"]));
    await expect(idsOf({ pageSize: 3 })).rejects.toMatchObject({
      name: "ContractError",
      message: expect.stringMatching(/^enswitch listCustomers: .*offset 3 .*ignores `offset`/),
    });
    expect(server.queries).toHaveLength(2);
  });

  test.each([null, 7, { 1: { id: 1 } }, [null], [{ id: 1 }, 7]])(
    "fails where a page is %j instead of a list",
    async (data) => {
      server = await pbx(() => data);
      await expect(idsOf()).rejects.toMatchObject({
        code: "contract",
        message: "enswitch listCustomers: the page at offset 0 is no list. Expected one at /data.",
      });
    },
  );

  test.each([
    ["limit", ["limit"] as const],
    ["limit and offset", ["limit", "offset"] as const],
  ])("takes everything at once where the server ignores %s", async (_, ignored) => {
    server = await pbx(rows(7, [...ignored]));
    expect(await idsOf({ pageSize: 3 })).toEqual(upTo(7));
    expect(server.queries).toHaveLength(1);
  });

  test("yields nobody twice where a customer created meanwhile moves others on", async () => {
    const pages = [[{ id: 2 }, { id: 3 }], [{ id: 3 }, { id: 4 }], []];
    server = await pbx(({ offset }) => pages[Number(offset) / 2]);
    expect(await idsOf({ pageSize: 2 })).toEqual([2, 3, 4]);
  });

  test("ends with an AbortError on an abort, within a page and between pages", async () => {
    for (const last of [2, 3]) {
      server = await pbx(rows(7));
      const controller = new AbortController();
      const ids: number[] = [];
      const reading = async () => {
        for await (const { id } of customersOf(server.client, { pageSize: 3, signal: controller.signal }))
          if (ids.push(id) === last) controller.abort();
      };
      await expect(reading()).rejects.toMatchObject({
        name: "AbortError",
        code: "abort",
        operationId: "listCustomers",
      });
      expect(ids).toEqual(upTo(last));
      expect(server.queries).toHaveLength(1);
      await server.close();
    }
  });

  test.each([0, -1, 1.5, Number.NaN])("refuses a page size of %d before anything is sent", async (pageSize) => {
    server = await pbx(rows(1));
    await expect(idsOf({ pageSize })).rejects.toMatchObject({ code: "configuration" });
    expect(server.queries).toEqual([]);
  });
});

describe("countCustomers", () => {
  test.each([
    ["a number", 7, 7],
    ["zero", 0, 0],
    ["digits", "7", 7],
    ["an object", { count: 7, page: 1 }, 7],
    ["an object of one field", { total: "7" }, 7],
    ["a row", [{ "count(*)": "7" }], 7],
    ["a list of one number", [7], 7],
  ])("reads %s", async (_, data, expected) => {
    server = await pbx(() => data);
    expect(await countCustomers(server.client, { query: { directory: -1 } })).toBe(expected);
    expect(server.queries).toEqual([{ directory: "-1", count: "1" }]);
  });

  test.each([
    ["text", "many"],
    ["a fraction", 7.5],
    ["a negative number", -1],
    ["no digits", ""],
    ["nothing", null],
    ["an empty list", []],
    ["customers", [{ id: 1, name: "a" }]],
    ["rows", [{ id: 1 }, { id: 2 }]],
  ])("fails for %s", async (_, data) => {
    server = await pbx(() => data);
    await expect(countCustomers(server.client)).rejects.toMatchObject({
      code: "contract",
      message: expect.stringMatching(/count=1 holds no number/),
    });
  });

  test("can be aborted", async () => {
    server = await pbx(() => 7);
    await expect(countCustomers(server.client, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "abort",
    });
  });
});
