import { pageOf, type Platform } from "./platform.ts";
import seed from "./seed.json" with { type: "json" };
import { uuid, type Lead } from "./state.ts";

/** Leads, the channels that they are attached to, and tasks. */
export function leadRoutes(platform: Platform): void {
  const { app, state, behaves, reply, refuse } = platform;
  const leadOf = (tenant: unknown) => state.leads.find(({ tenantId }) => tenantId === tenant);
  const problem = (errors: object) =>
    refuse(400, {
      errors,
      type: "about:blank",
      title: "One or more validation errors occurred.",
      status: 400,
      traceId: "",
    });

  app.get("/tenantui/api/v2/oc/lead", ({ req }) => {
    const tenant = behaves("leadFilterIgnored") ? undefined : req.query("msTenantId");
    const asked = state.leads.filter(({ tenantId }) => tenant === undefined || tenantId === tenant);
    return reply(
      "listLeads",
      pageOf(platform, asked.map(shown), req, behaves("leadsFromZero") ? 0 : 1, behaves("leadPagesLarger") ? 12 : 10)
        .rows,
    );
  });
  app.post("/tenantui/api/v2/oc/lead", async ({ req }) => {
    const { tenantId, companyName } = await req.json();
    const same = state.leads.some((lead) => lead.tenantId === tenantId || lead.companyName === companyName);
    if (same && !behaves("leadTwice")) return problem({ TenantId: ["This MsTenant already exists as an UMP lead!"] });
    const lead = {
      id: uuid("created lead", ++state.created),
      tenantId,
      companyName,
      isDirectLead: !behaves("indirect"),
    };
    if (!behaves("leadLost")) state.leads.unshift({ ...lead, umpCustomerGuid: null, ovocChannelId: null });
    return reply("createConsentlessLead");
  });
  app.post("/tenantui/api/ovoc/v1/topology/channels/", () => {
    const id = 1574 + ++state.created;
    return reply("addChannel", { id, url: `ovoc/v1/topology/channels/${id}` }, 201);
  });
  app.put("/tenantui/api/v3/ovoc/channel/action/assign", async ({ req }) => {
    const { msTenantId, ovocChannelId } = await req.json();
    const lead = leadOf(msTenantId);
    if (!lead) return problem({ TenantId: ["There is no such lead."] });
    lead.ovocChannelId = Number(ovocChannelId);
    return reply("assignLeadToChannel", { status: true, data: `new lead ovocChannelId: ${ovocChannelId}` });
  });
  app.put("/tenantui/api/v3/ovoc/channel/action/remove/", ({ req }) => {
    const lead = leadOf(req.query("msTenantId"));
    if (!lead) return refuse(400, { title: "Bad Request", status: 400, detail: "There is no such lead." });
    const data = `Removed channel ${lead.ovocChannelId}`;
    lead.ovocChannelId = null;
    return reply("removeLeadFromChannel", { status: true, data });
  });
  app.get("/tenantui/api/v2/task/:id", ({ req }) => {
    const id = req.param("id");
    const task = state.tasks[id];
    if (!task) return refuse(404, "Not Found");
    const isRunning = task.asked++ === 0;
    return reply("getTask", {
      id: behaves("otherTask") ? "tsk_0" : id,
      status: isRunning ? "InProgress" : "CompletedSuccess",
      details: [isRunning ? null : "Converted"],
      executionMessages: [{ level: "Information", message: "Site created in Ovoc" }],
      outputData: isRunning ? {} : task.outputData,
      createTime: "0001-01-01T00:00:00",
    });
  });
}

function shown({ companyName, ...lead }: Lead) {
  const contactDetails = { fullName: null, email: null, phoneNumber: null, companyName, companySize: null };
  return { ...seed.lead, ...lead, isNotActive: lead.umpCustomerGuid === null ? null : false, contactDetails };
}
