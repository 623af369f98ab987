import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startMock } from "@demarc/mock";
import { checkResponse, compileSchemas, listOperations, withValueAt, type OpenApiDocument } from "@demarc/openapi";
import { numbersSpec } from "@demarc/openapi/fixtures";
import { expect, test } from "vitest";
import { clientOf } from "./support/client.ts";
import { contractOf, findingsOf, observed, type Finding } from "../src/index.ts";

const run = promisify(execFile);

test("the line that repeats a request works in a shell as it is, and gets the answer with the fault", async () => {
<<<<<<< HEAD
  const spec = numbersSpec();
  const number = spec.document.components?.schemas?.["Number"] as { properties: Record<string, object> };
  number.properties["e164"] = { type: "integer" };
=======
  const whole = numbersSpec();
  const changed = withValueAt(whole.document, "/components/schemas/Number/properties/e164/type", "integer");
  const spec = { ...whole, document: changed as OpenApiDocument };
>>>>>>> refs/heads/reports
  const mock = await startMock(spec.document);
  try {
    const lines = new Map<string, Finding>();
    for (const contract of contractOf(spec, clientOf(spec), mock, { mockOrigin: new URL(mock.baseUrl).origin }))
      for (const testCase of contract.cases)
        for (const finding of await contract.run(testCase))
          // One of each kind.
          lines.set(`${finding.operationId} ${testCase.kind} ${finding.pointer}`, finding);
    expect([...lines.values()].some(({ curl }) => curl?.includes("prefer: "))).toBe(true);
    for (const { curl = "", operationId, pointer, expected } of lines.values()) {
      const { stdout } = await run("sh", ["-c", curl.replace(/^curl/, "curl --silent --include")]);
      const [head = "", text = ""] = stdout.split("\r\n\r\n");
      const status = Number(/^HTTP\S+ (\d+)/.exec(head)?.[1]);
      const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? "";
      const operation = listOperations(spec.document).find((each) => each.operationId === operationId)!;
      const request = { method: "GET", url: mock.baseUrl, headers: {}, body: undefined };
      const exchange = { request, response: { status, headers: { "content-type": type }, text } };
      const violations = checkResponse(spec, compileSchemas(spec.document), operation, exchange);
      const again = findingsOf(spec, observed(operation, violations, { exchange }));
      expect(again, curl).toContainEqual(expect.objectContaining({ pointer, expected }));
    }
  } finally {
    await mock.stop();
  }
});
