import { describe, expect, test } from "vitest";
import {
  basicCredential,
  cookieCredential,
  formBody,
  multipartBody,
  plainBody,
  readAsBlob,
  readAsText,
  styledRequest,
  type OperationDescriptor,
} from "../src/index.ts";
import type { StyledParameter } from "../src/descriptors.ts";

const details = { provider: "things", operationId: "getThing" };
const operation: OperationDescriptor = { operationId: "getThing", method: "POST", path: "/things", retry: "never" };
const connection = {
  baseUrl: "https://things.example",
  headers: { "x-a": "client" },
  api: { servers: [{ url: "https://things.example/" }] },
};

/** The request of an operation with one parameter `p`. */
function sent(parameter: Partial<StyledParameter>, value: unknown, more: object = {}) {
  const styled = [{ in: "query" as const, name: "p", style: "form", explode: true, ...parameter }];
  const path = parameter.in === "path" ? "/things/{p}/x" : "/things";
  const args = { [styled[0]?.in ?? ""]: { p: value }, ...more };
  return styledRequest(connection, { ...operation, path, styled }, args, details);
}

const list = ["a b", "c,d"];
const object = { r: 1, g: "x y" };

describe("a value of a query is written by its style", () => {
  test.each<[string, Partial<StyledParameter>, unknown, string]>([
    ["a list in one value", { explode: false }, list, "p=a%20b,c%2Cd"],
    ["a list between blanks", { style: "spaceDelimited", explode: false }, list, "p=a%20b%20c%2Cd"],
    ["a list between bars", { style: "pipeDelimited", explode: false }, list, "p=a%20b%7Cc%2Cd"],
    ["a list entry by entry", {}, list, "p=a%20b&p=c%2Cd"],
    ["an object by its fields", {}, object, "r=1&g=x%20y"],
    ["an object in one value", { explode: false }, object, "p=r,1,g,x%20y"],
    ["an object in depth", { style: "deepObject" }, { a: { b: [1] }, c: null }, "p%5Ba%5D%5Bb%5D%5B0%5D=1"],
    ["a JSON text", { style: "json" }, { a: 1 }, "p=%7B%22a%22%3A1%7D"],
    ["a plain value", { explode: false }, true, "p=true"],
    ["an object in a list", {}, [{ a: 1 }], "p=%7B%22a%22%3A1%7D"],
  ])("%s", (_, parameter, value, query) => {
    expect(sent(parameter, value).url).toBe(`https://things.example/things?${query}`);
    expect(sent(parameter, value, { query: { p: value, q: 1 } }).url).toBe(
      `https://things.example/things?q=1&${query}`,
    );
  });

  test.each([[undefined], [null], [[]], [{}]])("which leaves nothing of %j", (value) => {
    expect(sent({ explode: false }, value).url).toBe("https://things.example/things");
  });
});

describe("a value of a path is written by its style", () => {
  test.each<[string, Partial<StyledParameter>, unknown, string]>([
    ["a list", { style: "simple", explode: false }, list, "a%20b,c%2Cd"],
    ["an object", { style: "simple", explode: true }, object, "r=1,g=x%20y"],
    ["a boolean", { style: "simple", explode: false }, false, "false"],
    ["a label", { style: "label", explode: true }, list, ".a%20b.c%2Cd"],
    ["a label of one text", { style: "label", explode: false }, list, ".a%20b,c%2Cd"],
    ["a matrix", { style: "matrix", explode: false }, list, ";p=a%20b,c%2Cd"],
    ["a matrix entry by entry", { style: "matrix", explode: true }, list, ";p=a%20b;p=c%2Cd"],
    ["a dollar sign", { style: "simple", explode: false }, ["$&"], "%24%26"],
  ])("%s", (_, parameter, value, path) => {
    expect(sent({ in: "path", ...parameter }, value).url).toBe(`https://things.example/things/${path}/x`);
  });

  test.each([[undefined], [[]], [".."], [[""]], [["."]]])("and refused where it leads elsewhere: %j", (value) => {
    const parameter = { in: "path", style: "simple", explode: false } as const;
    expect(() => sent(parameter, value)).toThrow('the path value "p" is');
  });
});

test("a header has its value as it is, beside those of the client and of the call, which win", () => {
  const parameter = { in: "header", name: "p", style: "simple", explode: false } as const;
  expect(sent(parameter, list).headers).toEqual({ "x-a": "client", p: "a b,c,d" });
  expect(sent(parameter, list, { headers: { P: "mine" } }).headers).toMatchObject({ p: "mine" });
  expect(() => sent(parameter, "a\nb")).toThrow('"p" is not a valid header');
});

test("a cookie is one for each entry", () => {
  expect(sent({ in: "cookie" }, list).headers["cookie"]).toBe("p=a%20b; p=c%2Cd");
  expect(sent({ in: "cookie" }, undefined).headers["cookie"]).toBeUndefined();
});

test("an operation with a server of its own is sent there, unless the caller says where all are", () => {
  const own = { ...operation, server: "https://upload.example/" };
  expect(styledRequest(connection, own, {}, details).url).toBe("https://upload.example/things");
  const mock = { ...connection, baseUrl: "http://localhost:1" };
  expect(styledRequest(mock, own, {}, details).url).toBe("http://localhost:1/things");
});

test.each([[Number.NaN], [2 ** 53], [Symbol("s")], [1n]])("a value that would change is refused: %s", (value) => {
  expect(() => sent({}, [value])).toThrow('the query value "p" is not a string, boolean or safe number.');
  expect(() => sent({ style: "json" }, [value])).toThrow('the body value "0" is');
});

describe("a body", () => {
  test("is a form of texts and lists, of objects as JSON, and of what has a style", () => {
    const body = { a: "b c", list: [1, 2], o: { x: 1 }, d: { x: { y: 2 } }, e: { z: 3 }, none: undefined };
    const described = { ...operation, parts: { d: "deepObject", e: "form" } };
    expect(formBody(body, details, described)).toBe("a=b%20c&list=1&list=2&o=%7B%22x%22%3A1%7D&d%5Bx%5D%5By%5D=2&z=3");
    expect(() => formBody({ a: 1n }, details, operation)).toThrow('the body value "a" is not a string');
  });

  test("has parts, with files, lists and JSON, which the platform reads", async () => {
    const file = new File(["%PDF"], 'a"b.pdf', { type: "application/pdf" });
    const body = { 'n"': "text", list: ["x", "y"], file, blob: new Blob(["raw"]), json: { a: 1 }, none: null };
    const written = multipartBody(body, details, { ...operation, parts: { blob: "image/png" } });
    const form = await new Response(written, { headers: { "content-type": written.type } }).formData();
    expect([...form.keys()]).toEqual(['n"', "list", "list", "file", "blob", "json"]);
    expect(form.getAll("list")).toEqual(["x", "y"]);
    const [read, blob] = [form.get("file"), form.get("blob")] as [File, File];
    expect([read.name, read.type, await read.text()]).toEqual(['a"b.pdf', "application/pdf", "%PDF"]);
    expect([blob.name, blob.type, await blob.text()]).toEqual(["blob", "image/png", "raw"]);
    expect(await written.text()).toContain('name="json"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n');
    expect(() => multipartBody({ a: 1n }, details, operation)).toThrow('the body value "a" is not a string');
  });

  test.each<[string, string, unknown, string]>([
    ["a text", "text/csv", "a,b", "text/csv"],
    ["bytes", "application/pdf", new TextEncoder().encode("a,b"), "application/pdf"],
    ["a Blob of a range", "image/*", new Blob(["a,b"], { type: "image/png" }), "image/png"],
    ["a text of a range", "image/*", "a,b", "application/octet-stream"],
  ])("is %s as it is", async (_, contentType, body, type) => {
    const written = plainBody(body, details, { ...operation, contentType });
    expect([written.type, await written.text()]).toEqual([type, "a,b"]);
  });

  test("that is nothing of these is refused", () => {
    expect(() => plainBody({ a: 1 }, details, operation)).toThrow("the body is neither a text nor a Blob nor bytes.");
  });
});

test("credentials are written as Basic, and as a cookie beside others", () => {
  expect(basicCredential("user:pass")).toBe("Basic dXNlcjpwYXNz");
  const scheme = { type: "header", name: "Cookie", cookie: "sid" } as const;
  expect(cookieCredential("a b", undefined, scheme)).toBe("sid=a%20b");
  expect(cookieCredential("a b", "x=1", scheme)).toBe("x=1; sid=a%20b");
});

describe("an answer that is no JSON", () => {
  const csv = (status = 200) => new Response("a,b", { status, headers: { "content-type": "text/csv" } });
  const json = () => new Response("{}", { headers: { "content-type": "application/vnd.things+json" } });

  test("is the JSON of a text", async () => {
    expect(await readAsText(csv(), 9, details)).toBe('"a,b"');
    expect(await readAsText(csv(400), 9, details)).toBe("a,b");
    expect(await readAsText(json(), 9, details)).toBe("{}");
    expect(await readAsText(new Response(null), 9, details)).toBe("");
  });

  test("is a Blob with its type", async () => {
    const blob = (await readAsBlob(csv(), 9, details)) as Blob;
    expect([blob.type, await blob.text()]).toEqual(["text/csv", "a,b"]);
    expect(await readAsBlob(csv(400), 9, details)).toBe("a,b");
    expect(await readAsBlob(json(), 9, details)).toBe("{}");
    expect(await readAsBlob(new Response(null, { status: 204 }), 9, details)).toBe("");
  });

  test.each([readAsText, readAsBlob])("is no longer than the limit: %o", async (read) => {
    await expect(read(csv(), 2, details)).rejects.toMatchObject({ code: "contract", status: 200 });
  });
});
