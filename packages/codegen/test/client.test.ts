import { describe, expect, test } from "vitest";
import { generate } from "../src/generate.ts";
import { clientOptions } from "./support/client-options.ts";
import { oneRead, specOf, things } from "./support/documents.ts";
import { answer, clientOf, importGenerated } from "./support/generated.ts";

const token = { token: "secret" };

describe("a generated client sends to", () => {
  test.each<[string, object, string]>([
    ["the first server of the document", {}, "https://things.example/v1/things"],
    ["the server whose name is given", { server: "test" }, "https://test.example/v1/things"],
    ["the address that a variable gives", { host: "other.example" }, "https://other.example/v1/things"],
    ["a base URL that is given", { baseUrl: "http://localhost:4010" }, "http://localhost:4010/things"],
  ])("%s", async (_, options, url) => {
    const { client, requests } = await clientOf(things, { ...token, ...options }, () => answer(200, []));
    await client["listThings"]?.();
    expect(requests.map((request) => request.url)).toEqual([url]);
  });

  test("no server whose required variable is missing", async () => {
    const variables = { host: { default: "your-host.example", "x-required": true } };
    const document = oneRead({}, { servers: [{ url: "https://{host}", variables }] });
    await expect(clientOf(document)).rejects.toThrow('the option "host" is missing');
    const { client, requests } = await clientOf(document, { host: "real.example" });
    await client["readThing"]?.();
    expect(requests[0]?.url).toBe("https://real.example/thing");
  });
});

describe("a generated client sends its credentials", () => {
  test.each<[string, object, string | null, string | null, string]>([
    ["as the document has it: a bearer token", { token: "t" }, "Bearer t", null, ""],
    ["all those of one alternative: a header and a query value", { key: "k", user: "u" }, null, "k", "?user=u"],
  ])("%s", async (_, options, authorization, key, search) => {
    const { client, requests } = await clientOf(things, options, () => answer(200, []));
    await client["listThings"]?.();
    const [request] = requests;
    expect(request?.headers.get("authorization")).toBe(authorization);
    expect(request?.headers.get("x-key")).toBe(key);
    expect(new URL(request?.url ?? "").search).toBe(search);
  });

  test("by the operation's own security, where it has one", async () => {
    const { client, requests } = await clientOf(things, { token: "t", key: "k", user: "u" }, () => answer(204));
    await client["removeThing"]?.({ path: { id: 1 } });
    expect(requests[0]?.headers.get("authorization")).toBeNull();
    expect(requests[0]?.headers.get("x-key")).toBe("k");
  });
});

describe("a generated client knows where the document keeps", () => {
  test("what an error says", async () => {
    const refusal = () => answer(400, { error: { code: 7, text: "No." } });
    const { client } = await clientOf(things, token, refusal);
    await expect(client["createThing"]?.({ body: {} })).rejects.toMatchObject({
      provider: "things",
      operationId: "createThing",
      status: 400,
      providerCode: "7",
      providerMessage: "No.",
    });
  });

  test("the status that counts", async () => {
    const { client } = await clientOf(oneRead({}, { "x-status-in-body": "/status" }), {}, () =>
      answer(200, { status: 402 }),
    );
    await expect(client["readThing"]?.()).rejects.toMatchObject({ status: 402, httpStatus: 200 });
  });

  test("that a read can be sent as a form", async () => {
    const parameters = [{ name: "q", in: "query", schema: { type: "string" } }];
    const { client, requests } = await clientOf(oneRead({ parameters }, { "x-form-post": true }), { sendAs: "form" });
    await client["readThing"]?.({ query: { q: "a b" } });
    expect(requests[0]?.method).toBe("POST");
    expect(await requests[0]?.text()).toBe("q=a+b");
    await expect(clientOf(oneRead(), { sendAs: "form" })).rejects.toThrow('the option "sendAs" is "form"');
  });
});

describe("an option of every client cannot be the name of a credential or server variable", () => {
  // compile.test.ts sees to it that these are all.
  test.each(clientOptions)("%s", async (name) => {
    const scheme = oneRead({}, { components: { securitySchemes: { [name]: { type: "http", scheme: "bearer" } } } });
    const server = { url: `https://{${name}}`, variables: { [name]: { default: "a.example" } } };
    const message = `specs/things: "${name}" is an option of every client. Give the security scheme or server variable another name.`;
    await expect(generate(specOf(scheme))).rejects.toThrow(message);
    await expect(generate(specOf(oneRead({}, { servers: [{ url: "https://a.example" }, server] })))).rejects.toThrow(
      message,
    );
  });
});

test("the client is named after the provider", async () => {
  expect(await importGenerated(oneRead(), "things-of-2-kinds")).toHaveProperty("createThingsOf2KindsClient");
});

test("a client of a document without servers has to be given a base URL", async () => {
  const document = oneRead({}, { servers: undefined });
  await expect(clientOf(document)).rejects.toThrow("Pass a baseUrl.");
  const { client, requests } = await clientOf(document, { baseUrl: "https://mine.example" });
  await client["readThing"]?.();
  expect(requests[0]?.url).toBe("https://mine.example/thing");
});
