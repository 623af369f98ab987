import { everywhere } from "../everywhere.ts";
import type { Customer, Platform } from "../platforms/platform.ts";
import { isNamed, plain } from "./read.ts";

/** What would have to be done so that each customer is on each platform, once and by one name. */
export async function diff(platforms: readonly Platform[], named: string) {
  // Of a platform that does not answer, nothing is known and nothing is said.
  const { data, answered, problems } = await everywhere(platforms, (platform) => platform.list());
  const customers = data.flat().filter((customer) => named === "" || isNamed(customer, named));
  const names = [...new Set(customers.map(({ name }) => plain(name)))].toSorted((a, b) => a.localeCompare(b, "en"));
  const differences = names.flatMap((name) => {
    const same = customers.filter((customer) => plain(customer.name) === name);
    const plan = planFor(same, answered).join("; ");
    const on = same.map(({ platform, id }) => `${platform}:${id}`).join(" ");
    return plan === "" ? [] : [{ name: same[0]?.name, on, plan }];
  });
  return { differences, problems };
}

function planFor(customers: readonly Customer[], platforms: readonly string[]): string[] {
  const count = (platform: string) => customers.filter((customer) => customer.platform === platform).length;
  const others = customers.filter(({ name }) => name !== customers[0]?.name);
  return [
    ...platforms.filter((platform) => count(platform) === 0).map((platform) => `create on ${platform}`),
    ...platforms.filter((platform) => count(platform) > 1).map((platform) => `keep one on ${platform}`),
    ...others.map(({ name, platform, id }) => `rename "${name}", ${platform}:${id}`),
  ];
}
