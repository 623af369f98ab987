import { pageOf, remove, withFound } from "@demarc/contract-testing/simulator";
import { ok, queue, refuse, type LiveCall, type Run } from "./reply.ts";
import seed from "./seed.json" with { type: "json" };
import type { AudiocodesLiveState } from "./state.ts";

const numberOf = ({ numbers }: AudiocodesLiveState, asked: unknown) =>
  numbers.find(({ telephoneNumber }) => telephoneNumber === asked);

/** The numbers that a body names, bare or as a field. */
const asked = (body: LiveCall["body"]) => (Array.isArray(body) ? body : body["telephoneNumbers"]) as string[];

/** Marked numbers change their state; the others stay as they are. */
const move = ({ operationId, to, message }: (typeof seed.moves)[number]): [string, Run] => [
  operationId,
  ({ state, body }) => {
    const numbers = asked(body).flatMap((each) => numberOf(state, each) ?? []);
    const marked = numbers.filter(({ status }) => status === "MarkedForRemoval");
    for (const number of marked) number.status = to;
    const data = { processedCount: asked(body).length, successCount: marked.length };
    return ok({ data, status: "success", succeeded: true, message });
  },
];

/** Numbers of Operator Connect, from their calling profile to their removal. */
export const numbers: Record<string, Run> = {
  listCallingProfiles: () => ok(seed.callingProfiles),
  listNumbersV3: ({ state, query }) => {
    const { msTenantId: tenant, acquiredNumberStatus: wanted } = query;
    const found = state.numbers
      .filter(({ tenantId }) => tenant === undefined || tenantId === tenant)
      .filter(({ status }) => !wanted || status === wanted);
    const [currentPage, pageSize] = [Number(query["PageNumber"] ?? 1), Number(query["PageSize"] ?? 200)];
    const rows = pageOf(found, currentPage, pageSize);
    return ok({
      currentPage,
      pageSize,
      totalPages: Math.ceil(found.length / pageSize),
      totalRecords: found.length,
      data: rows.map(({ status, ...number }) => ({ ...seed.number, ...number, acquiredNumberStatus: status })),
    });
  },
  getNumber: withFound(
    ({ state, path }: LiveCall) => numberOf(state, path["number"]),
    () => refuse(404, "Not Found"),
  )(({ status, umpCustomerGuid: _guid, ...own }) => ok({ ...seed.number, ...own, acquiredNumberStatus: status })),
  validateNumbers: ({ state, body }) => {
    const each = (telephoneNumber: string) => ({
      telephoneNumber,
      validationResult: "Success",
      actionRequired: false,
      validationDetail: [],
      telphoneNumberDetail: { ...seed.numberDetail, numberFound: !!numberOf(state, telephoneNumber) },
    });
    return ok({ validationResult: "Success", telephoneNumbers: asked(body).map(each) });
  },
  releaseNumbers: ({ state, query, body }) => {
    for (const each of asked(body)) {
      const number = numberOf(state, each);
      if (number && number.tenantId === query["msTenantId"]) remove(state.numbers, number);
    }
    return ok(queue(state, "tsk_msjob_"));
  },
  ...Object.fromEntries(seed.moves.map(move)),
};
