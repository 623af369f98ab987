import { pageOf, queue, remove, type Platform } from "./platform.ts";
import seed from "./seed.json" with { type: "json" };
import type { AcquiredNumber } from "./state.ts";

/** Numbers of Operator Connect, from their calling profile to their removal. */
export function numberRoutes(platform: Platform): void {
  const { app, state, behaves, reply, refuse } = platform;
  const numberOf = (asked: unknown) => state.numbers.find(({ telephoneNumber }) => telephoneNumber === asked);
  app.get("/tenantui/api/v2/oc/callingprofile", () =>
    reply(
      "listCallingProfiles",
      behaves("doubledProfiles") ? seed.callingProfiles.concat(seed.callingProfiles) : seed.callingProfiles,
    ),
  );
  app.get("/tenantui/api/v3/oc/numbers", ({ req }) => {
    const { msTenantId, acquiredNumberStatus } = req.query();
    const asked = state.numbers
      .filter(({ tenantId }) => behaves("tenantIgnored") || msTenantId === undefined || tenantId === msTenantId)
      .filter(({ status }) => behaves("stateIgnored") || !acquiredNumberStatus || status === acquiredNumberStatus);
    const { page, pageSize, rows } = pageOf(
      platform,
      asked,
      req,
      behaves("numbersFromZero") ? 0 : 1,
      behaves("smallPages") ? 100 : 200,
    );
    return reply("listNumbersV3", {
      currentPage: page,
      pageSize,
      totalPages: Math.ceil(asked.length / pageSize) + (behaves("pagesWrong") ? 1 : 0),
      totalRecords: asked.length,
      data: rows.map(({ status, ...number }) => ({ ...seed.number, ...number, acquiredNumberStatus: status })),
    });
  });
  app.get("/tenantui/api/v2/oc/numbers/:number", ({ req }) => {
    const number = behaves("otherNumber") ? state.numbers[1] : numberOf(req.param("number"));
    if (!number) return refuse(404, "Not Found");
    const { status, umpCustomerGuid: _, ...own } = number;
    return reply("getNumber", { ...seed.number, ...own, acquiredNumberStatus: status });
  });
  app.post("/tenantui/api/v2/oc/numbers/action/number-status", async ({ req }) => {
    const { telephoneNumbers } = (await req.json()) as { telephoneNumbers: string[] };
    const detail = (number: string) => ({ numberFound: !!numberOf(number), numberOffering: "", assignmentStatus: "" });
    const each = (telephoneNumber: string) => ({
      telephoneNumber: behaves("otherNumberValidated") ? "+15005550000" : telephoneNumber,
      validationResult: "Success",
      actionRequired: false,
      validationDetail: [],
      telphoneNumberDetail: detail(telephoneNumber),
    });
    return reply("validateNumbers", { validationResult: "Success", telephoneNumbers: telephoneNumbers.map(each) });
  });
  app.post("/tenantui/api/v2/oc/numbers/action/release", async ({ req }) => {
    for (const asked of (await req.json()) as string[]) {
      const number = numberOf(asked);
      if (number && number.tenantId === req.query("msTenantId")) remove(state.numbers, number);
    }
    return reply("releaseNumbers", queue(platform, "tsk_msjob_"));
  });
  for (const { operationId, path, to, message } of seed.moves)
    app.post(`/tenantui/api/v3/oc/${path}`, async ({ req }) => {
      const { telephoneNumbers } = (await req.json()) as { telephoneNumbers: string[] };
      const marked = telephoneNumbers.flatMap((asked) => numberOf(asked) ?? []).filter(isMarked);
      for (const number of marked) number.status = to;
      const data = { processedCount: telephoneNumbers.length, successCount: marked.length };
      return reply(operationId, { data, status: "success", succeeded: true, message });
    });
}

const isMarked = ({ status }: AcquiredNumber) => status === "MarkedForRemoval";
