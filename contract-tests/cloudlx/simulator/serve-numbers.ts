import type { Hono } from "hono";
import type { Replies } from "./replies.ts";
import { pageOf, reserve, shown, type TelephoneNumber } from "./numbers.ts";
import type { PlatformState } from "./platform.ts";

export function serveNumbers(app: Hono, state: PlatformState, { reply, refuse, behaves }: Replies): void {
  const { numbers, addresses } = state;
  const of = (status: TelephoneNumber["status"]) => numbers.filter((number) => number.status === status);
  const find = (uuid: string) => numbers.find((number) => number.uuid === uuid);
  const read = (query: Record<string, string>) => {
    const { search, max_per_page, page, ...rest } = query;
    return {
      ...rest,
      ...(search && !behaves("searchIgnored") && { search }),
      ...(max_per_page && !behaves("sizeIgnored") && { max_per_page }),
      ...(page && !behaves("pageIgnored") && { page }),
    };
  };
  app.get("/api/available_numbers", ({ req }) =>
    reply("listAvailableNumbers", 200, pageOf(of("Available"), "available_numbers", read(req.query()))),
  );
  app.get("/api/available_numbers/country/:code", ({ req }) => {
    const code = req.param("code").toUpperCase();
    const all = of("Available");
    if (!all.some(({ country_iso }) => country_iso === code)) return refuse(404, "Not found.");
    const inCountry = all.filter(({ country_iso }) => country_iso === code || behaves("countryIgnored"));
    return reply("listAvailableNumbersInCountry", 200, pageOf(inCountry, "available_numbers", read(req.query())));
  });
  app.get("/api/numbers", ({ req }) => reply("listNumbers", 200, pageOf(of("Reserved"), "numbers", read(req.query()))));
  app.get("/api/numbers/cancelled", ({ req }) =>
    reply("listCancelledNumbers", 200, pageOf(of("Cancelled"), "numbers", read(req.query()))),
  );
  app.get("/api/number/:uuid", ({ req }) => {
    const number = behaves("firstNumberShown") ? of("Reserved")[0] : find(req.param("uuid"));
    return number?.status === "Reserved" ? reply("showNumber", 200, shown(number)) : refuse(404, "Not found.");
  });
  app.put("/api/number/:uuid/reserve", async ({ req }) => {
    const number = find(req.param("uuid"));
    if (number?.status !== "Available") return refuse(404, "Not found.");
    reserve(number, (await req.json()) as Parameters<typeof reserve>[1]);
    return reply("reserveNumber", 200, { result: "Number allocated to account successfully" });
  });
  app.post("/api/number-addresses/new", async ({ req }) => {
    const id = addresses.push((await req.json()) as object);
    const message = "Address added successfully.";
    return reply("addNumberAddress", 200, { id: behaves("oneAddressId") ? 1 : id, message });
  });
}
