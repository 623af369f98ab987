import { pageOf } from "@demarc/contract-testing/simulator";
import { ok, refuse, type Run } from "./reply.ts";
import seed from "./seed.json" with { type: "json" };
import { uuid, type AudiocodesLiveState, type Lead } from "./state.ts";

const leadOf = ({ leads }: AudiocodesLiveState, tenant: unknown) => leads.find(({ tenantId }) => tenantId === tenant);

const problem = (errors: object) => refuse(400, { ...seed.problem, errors });

function shown({ companyName, ...lead }: Lead) {
  const contactDetails = { fullName: null, email: null, phoneNumber: null, companyName, companySize: null };
  return { ...seed.lead, ...lead, isNotActive: lead.umpCustomerGuid === null ? null : false, contactDetails };
}

/** Leads, the channels that they are attached to, and tasks. */
export const leads: Record<string, Run> = {
  listLeads: ({ state, query }) => {
    const { msTenantId: tenant, PageNumber: number = 1, PageSize: size = 10 } = query;
    const asked = state.leads.filter(({ tenantId }) => tenant === undefined || tenantId === tenant);
    return ok(pageOf(asked, Number(number), Number(size)).map(shown));
  },
  createConsentlessLead: ({ state, body }) => {
    const [tenantId, companyName] = [String(body["tenantId"]), String(body["companyName"])];
    if (state.leads.some((lead) => lead.tenantId === tenantId || lead.companyName === companyName))
      return problem({ TenantId: ["This MsTenant already exists as an UMP lead!"] });
    const lead = { id: uuid("created lead", ++state.created), tenantId, companyName, isDirectLead: true };
    state.leads.unshift({ ...lead, umpCustomerGuid: null, ovocChannelId: null });
    return ok();
  },
  addChannel: ({ state }) => {
    const id = 1574 + ++state.created;
    return { status: 201, body: { id, url: `ovoc/v1/topology/channels/${id}` } };
  },
  assignLeadToChannel: ({ state, body: { msTenantId, ovocChannelId } }) => {
    const lead = leadOf(state, msTenantId);
    if (!lead) return problem({ TenantId: ["There is no such lead."] });
    lead.ovocChannelId = Number(ovocChannelId);
    return ok({ status: true, data: `new lead ovocChannelId: ${String(ovocChannelId)}` });
  },
  removeLeadFromChannel: ({ state, query }) => {
    const lead = leadOf(state, query["msTenantId"]);
    if (!lead) return refuse(400, { title: "Bad Request", status: 400, detail: "There is no such lead." });
    const data = `Removed channel ${lead.ovocChannelId}`;
    lead.ovocChannelId = null;
    return ok({ status: true, data });
  },
  getTask: ({ state, path: { id = "" } }) => {
    const task = state.tasks[id];
    if (!task) return refuse(404, "Not Found");
    const isRunning = task.asked++ === 0;
    return ok({
      id,
      status: isRunning ? "InProgress" : "CompletedSuccess",
      details: [isRunning ? null : "Converted"],
      executionMessages: [{ level: "Information", message: "Site created in Ovoc" }],
      outputData: isRunning ? {} : task.outputData,
      createTime: "0001-01-01T00:00:00",
    });
  },
};
