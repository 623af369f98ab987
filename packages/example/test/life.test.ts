import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everything, outcomesOf as outcomes, servePlatforms } from "./support/platforms.ts";

type World = Awaited<ReturnType<typeof servePlatforms>>;
let world: World;
beforeAll(async () => {
  world = await servePlatforms();
});
afterAll(() => world.stop());

const name = "Example Company";

const json = (...args: string[]) => world.json(...args);

/** What each platform knows of the customer, by platform. */
async function known(named = name) {
  const { customers = [] } = await json("show", named);
  return Object.fromEntries(customers.map(({ platform, fields }) => [String(platform), fields]));
}

// Each test goes on where the one before it ended: one customer, from its creation to its end.
describe("one business customer on three platforms", () => {
  test("a dry run shows the calls, and sends none of them", async () => {
    const { outcomes: planned = [], code } = await json("create", name, ...everything, "--dry-run");
    expect(code).toBe(0);
    expect(outcomes(planned)).toEqual([
      "audiocodes-live planned createConsentlessLead",
      "audiocodes-live planned createCustomerV3",
      "cloudlx planned createCustomer",
      "enswitch planned createCustomer",
    ]);
    expect(planned[2]?.["args"]).toEqual({ body: { name, country_iso: "NL", currency_iso: "EUR" } });
    expect(await json("show", name)).toMatchObject({ code: 1, customers: [] });
  });

  test("is created on each, and what was sent is what the dry run had shown", async () => {
    const { outcomes: planned = [] } = await json("create", name, ...everything, "--dry-run");
    const { outcomes: created = [], code } = await json("create", name, ...everything);
    expect(code).toBe(0);
    expect(outcomes(created)).toEqual(outcomes(planned).map((line) => line.replace("planned", "done")));
    const sent = (platform: keyof World["platforms"]) =>
      world.platforms[platform].sent.filter(({ text }) => text.startsWith("{")).map(({ text }) => JSON.parse(text));
    const bodies = planned.map(({ args }) => (args as { body?: unknown }).body);
    expect([...sent("audiocodes-live"), ...sent("cloudlx")]).toEqual(bodies.slice(0, 3));
    expect(world.platforms.enswitch.sent.at(-1)?.path).toBe("/api/json/customers/create/");
  });

  test("is found on each by its name, however it is written, and by the id that the creation gave", async () => {
    const { customers = [] } = await json("list", "EXAMPLE  company");
    expect(customers.map(({ platform }) => platform)).toEqual(["audiocodes-live", "cloudlx", "enswitch"]);
    const { outcomes: again = [] } = await json("create", name.toUpperCase(), ...everything);
    expect(again.map(({ outcome, id }) => [outcome, id])).toEqual(customers.map(({ id }) => ["unchanged", id]));
    expect(await json("show", `cloudlx:${customers[1]?.["id"]}`, "--on", "cloudlx")).toMatchObject({ code: 0 });
    expect(await world.customers("diff", name)).toEqual({ code: 0, out: "", err: "" });
  });

  test("is shown with what each platform knows", async () => {
    expect(await known()).toMatchObject({
      "audiocodes-live": { ShortName: "Example_Company", LicenseType: "OcEssentials" },
      cloudlx: { country: { iso_2: "NL" }, currency: { iso_3: "EUR" }, realms: ["Networking", "Voice"] },
    });
    // Of the open columns, those that the guide names.
    const { enswitch } = await known();
    expect(Object.keys(enswitch as object).toSorted()).toEqual([
      "address_city",
      "balance",
      "bill_type",
      "email",
      "id",
      "name",
      "plan",
    ]);
    expect(enswitch).toMatchObject({ plan: 11, email: "it@example.com", address_city: "Utrecht" });
  });

  test("is changed on those that an option concerns", async () => {
    expect(outcomes((await json("update", name, "--city", "London")).outcomes)).toEqual([
      "audiocodes-live unchanged",
      "cloudlx unchanged",
      "enswitch done updateCustomer",
    ]);
    const upgrade = await json("update", name, "--country", "GB", "--licence", "OcPro", "--users", "20");
    expect(outcomes(upgrade.outcomes)).toEqual([
      "audiocodes-live done upgradeFromOcEssentials",
      "audiocodes-live done changeLicence",
      "cloudlx done updateCustomer",
      "enswitch unchanged",
    ]);
    expect(await known()).toMatchObject({
      "audiocodes-live": { LicenseType: "OcPro" },
      cloudlx: { country: { iso_2: "GB" }, currency: { iso_3: "EUR" } },
      enswitch: { address_city: "London", plan: 11 },
    });
  });

  test("is renamed where that is documented, and the plan says what differs then", async () => {
    const { code, err } = await world.customers("update", name, "--rename", "Example Ltd");
    expect({ code, err }).toEqual({
      code: 1,
      err: "enswitch: no page documents how to rename a customer. Do it in the portal.",
    });
    expect(Object.keys(await known("Example Ltd"))).toEqual(["audiocodes-live", "cloudlx"]);
    const { differences = [], code: differs } = await json("diff", "Example Ltd");
    expect(differs).toBe(1);
    expect(differences.map(({ plan }) => plan)).toEqual(["create on enswitch"]);
    await world.customers("update", "Example Ltd", "--rename", name, "--on", "cloudlx", "--on", "audiocodes-live");
    expect(await world.customers("diff", name)).toMatchObject({ code: 0 });
  });

  test("is ended where that is possible, on a second word only", async () => {
    const planned = await json("deactivate", name);
    expect(outcomes(planned.outcomes)).toEqual([
      "audiocodes-live planned deleteCustomer",
      "enswitch planned deleteCustomer",
    ]);
    expect(Object.keys(await known())).toHaveLength(3);
    const ended = await json("deactivate", name, "--yes");
    expect(outcomes(ended.outcomes)).toEqual(["audiocodes-live done deleteCustomer", "enswitch done deleteCustomer"]);
    expect(ended).toMatchObject({ code: 1, problems: [{ platform: "cloudlx", code: "refused" }] });
    expect(Object.keys(await known())).toEqual(["cloudlx"]);
  });

  test("was nowhere refused, and no answer differed from the documents", () => {
    const events = Object.values(world.platforms).flatMap(({ mock }) => mock.requests());
    expect(events.filter(({ refusals, differences }) => refusals.length + differences.length > 0)).toEqual([]);
    expect(events.length).toBeGreaterThan(50);
  });
});
