import { expect, test } from "vitest";
import { createAudiocodesLiveClient, leadsOf, numbersOf, onlinePstnGatewaysOf, waitForTask } from "../src/index.ts";

/** A client of a platform that answers each path by a function of its query, and the requests that it got. */
function platform(answer: (query: URLSearchParams) => Response) {
  const sent: string[] = [];
  const fetch = async (request: Request) => {
    const { searchParams, search } = new URL(request.url);
    sent.push(search);
    return answer(searchParams);
  };
  return { sent, client: createAudiocodesLiveClient({ host: "live.example.com", accessToken: "token", fetch }) };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const task = (status: string) => ({ id: "tsk_1", status, details: [null], executionMessages: [], outputData: {} });
const path = { taskId: "tsk_1" };

test("a task is asked for until it has succeeded, whatever its state is called before", async () => {
  const states = ["InProgress", "In Progress", "Queued", "Completed Success"];
  const { client, sent } = platform(() => Response.json(task(states.shift() ?? "")));
  expect(await waitForTask(client, { path, intervalMs: 1 })).toMatchObject({ status: "Completed Success" });
  expect(sent).toHaveLength(4);
});

test("a task that failed throws its first message", async () => {
  const executionMessages = [{ level: "Error", message: "No such lead" }];
  const { client } = platform(() => Response.json({ ...task("Failed"), executionMessages }));
  await expect(waitForTask(client, { path })).rejects.toThrow("No such lead");
});

test("numbers are read from page 1 to the last one that the platform announces", async () => {
  const { client, sent } = platform((query) => {
    const page = Number(query.get("PageNumber"));
    const data = [{ id: page, umpCustomerGuid: "00000000-0000-4000-8000-000000000001" }];
    return Response.json({ currentPage: page, pageSize: 1, totalPages: 3, totalRecords: 3, data });
  });
  expect((await all(numbersOf(client, { pageSize: 1 }))).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(sent[0]).toBe("?PageSize=1&PageNumber=1");
});

test.each([
  ["leads begin with page 1", 1, leadsOf, "id"],
  ["online PSTN gateways begin with page 0", 0, onlinePstnGatewaysOf, "fqdn"],
] as const)("%s and end with a page that is not full", async (_, first, iterate, id) => {
  const { client } = platform((query) => {
    const page = Number(query.get("PageNumber")) - first;
    return Response.json([{ [id]: `${page}a` }, { [id]: `${page}b` }].slice(0, page === 2 ? 1 : 2));
  });
  const asked = { pageSize: 2, path: { umpCustomerGuid: "00000000-0000-4000-8000-000000000001" } };
  expect(await all<unknown>(iterate(client, asked))).toHaveLength(5);
});

test("the creation of a lead succeeds without a body", async () => {
  const { client } = platform(() => new Response(null, { status: 200 }));
  const body = { tenantId: "00000000-0000-4000-8000-0000000000aa", companyName: "example2" };
  expect(await client.createConsentlessLead({ body })).toBeUndefined();
});

test("the bare string of an error is its message", async () => {
  const message = "Customer with 00000000-0000-4000-8000-000000000001 not found";
  const { client } = platform(() => Response.json(message, { status: 404 }));
  const gone = client.deleteCustomer({ path: { umpCustomerGuid: "00000000-0000-4000-8000-000000000001" } });
  await expect(gone).rejects.toMatchObject({ status: 404, message: expect.stringContaining(message) });
});
