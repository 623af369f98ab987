import { everywhere } from "../everywhere.ts";
import { Refusal, type Customer, type Platform } from "../platforms/platform.ts";

/** The customers of all platforms whose name contains a text, by name. */
export async function list(platforms: readonly Platform[], text: string) {
  const { data, problems } = await everywhere(platforms, (platform) => platform.list());
  const customers = data.flat().filter(({ name }) => plain(name).includes(plain(text)));
  return { customers: customers.toSorted((a, b) => a.name.localeCompare(b.name, "en")), problems };
}

/** What each platform knows of a customer. */
export async function show(platforms: readonly Platform[], named: string) {
  const { data, problems } = await everywhere(platforms, async (platform) => {
    const found = await find(platform, named);
    return Promise.all(found.map(async (customer) => ({ ...customer, fields: await platform.show(customer.id) })));
  });
  return { customers: data.flat(), problems };
}

/** The customers of a platform that a name, or `<platform>:<id>`, stands for. */
export async function find(platform: Platform, named: string): Promise<[Customer, ...Customer[]]> {
  const [first, ...others] = (await platform.list()).filter((customer) => isNamed(customer, named));
  if (first) return [first, ...others];
  throw new Refusal(`there is no customer "${named}".`);
}

export function isNamed({ platform, id, name }: Customer, named: string): boolean {
  return `${platform}:${id}` === named || plain(name) === plain(named);
}

/** A name as it is compared: people and platforms differ in capitals, blanks and forms of letters. */
export function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
