import { randomBytes } from "node:crypto";
import { hasToken, pageOf, simulatorOf, withFound, type Call, type Reply } from "@demarc/contract-testing/simulator";
import routes from "./routes.json" with { type: "json" };
import seed from "./seed.json" with { type: "json" };
import { createCustomer, initialState, provisioned, updateCustomer, type PlatformState } from "./state.ts";

const variations = {
  /** The media type of answers: the one that was asked for, or plain JSON. */
  mediaType: "application/vnd.cloudlx.v1+json",
  /** Whether realms carry their id in the answer to a creation. */
  realmIdsAfterCreate: false,
  /** Whether answers have undocumented fields. */
  addedFields: false,
  /** How long an access token lives, in seconds. */
  tokenLifeSeconds: 3600,
  customers: 3,
};

interface Account {
  accessToken: string;
  clientId: string;
  clientSecret: string;
}

type Served = Call<PlatformState, typeof variations>;

const ok = (body: object): Reply => ({ status: 200, body });
const refuse = (status: number, message: string, errors?: Record<string, string[]>): Reply => ({
  status,
  body: { message, ...(errors && { errors }), status_code: status },
});
const notFound = refuse(404, "Not found.");
const required = (field: string) =>
  refuse(422, "The given data was invalid.", { [field]: [`The ${field} field is required.`] });

const onCustomer = withFound(
  ({ state, path }: Served) => state.customers.find(({ id }) => id === Number(path["id"])),
  () => notFound,
);
const onUser = withFound(
  ({ state, path }: Served) => state.users.find(({ id }) => id === Number(path["id"])),
  () => notFound,
);
const onNumber = (status: string) =>
  withFound(
    ({ state, path }: Served) => state.numbers.find((each) => each["uuid"] === path["uuid"] && each.status === status),
    () => notFound,
  );

/** What a user has no field for is ignored. */
function changeUser<User extends object>(user: User, body: Served["body"]): User {
  const known = Object.entries(body).filter(([name]) => name !== "id" && Object.hasOwn(user, name));
  return Object.assign(user, Object.fromEntries(known));
}

/** A user as a creation and an update answer with it. */
const withoutCustomer = (user: object) => ok({ ...user, customer_id: undefined });

/** A page of the numbers of a state that contain the digits, under the name that its list has. */
function numbers(status: string, key: string, { state, query }: Served, country?: string): Reply {
  const found = state.numbers.filter(
    (number) =>
      number.status === status &&
      String(number["number_e164"]).includes(query["search"] ?? "") &&
      (country === undefined || number["country_iso"] === country),
  );
  const size = Number(query["max_per_page"] ?? 200);
  const page = pageOf(found, Number(query["page"] ?? 1), size);
  return ok({ [key]: page.map(shown), num_results: found.length, paginates: found.length > size });
}

/** A number as its list and its details have it. */
function shown(number: PlatformState["numbers"][number]) {
  if (number.status !== "Reserved") return number;
  return { ...number, details: { status: number.status, provisioned: number["provisioned"], cancelled: "" } };
}

function token({ path, body, tokens, variation }: Served, account?: Account): Reply {
  const refreshes = path["kind"] === "refresh-token";
  const isKnownGrant =
    body["grant_type"] === "client_credentials" || (refreshes && body["grant_type"] === "refresh_token");
  const isKnown =
    !account || (body["client_id"] === account.clientId && body["client_secret"] === account.clientSecret);
  const isIssued = !refreshes || !account || tokens.has(String(body["refresh_token"]));
  if (!isKnownGrant || !isKnown || !isIssued) return refuse(401, "Client authentication failed.");
  const [access_token, refresh_token] = [randomBytes(20).toString("hex"), randomBytes(20).toString("hex")];
  tokens.set(access_token, Date.now() + variation.tokenLifeSeconds * 1000);
  // No access token: it has ended at once.
  tokens.set(refresh_token, 0);
  // The type reads like the grant, as public clients have seen it.
  return ok({ access_token, token_type: "client_credentials", expires_in: variation.tokenLifeSeconds, refresh_token });
}

/** CloudLX as its pages and public clients describe it. */
export const simulator = simulatorOf<PlatformState, typeof variations, Account, Reply>({
  variations,
  initial: ({ customers }) => initialState(customers),
  open: ["token"],
  knows: (call, { accessToken }) => hasToken(call, accessToken),
  unknown: refuse(401, "Unauthenticated."),
  missing: notFound,
  answer({ status, body }, { variation }, operationId) {
    const isAdded = variation.addedFields && status === 200 && operationId !== "token";
    const headers = { "content-type": variation.mediaType };
    return { status, headers, body: isAdded ? { request_id: "r-1", ...(body as object) } : body };
  },
  routes,
  actions: {
    token,
    listCustomers: ({ state: { customers } }) => ok({ customers }),
    showCustomer: onCustomer(ok),
    createCustomer: ({ state, body, variation }) => {
      if (typeof body["name"] !== "string" || body["name"] === "") return required("name");
      const created = createCustomer(state, body);
      if (variation.realmIdsAfterCreate) return ok(created);
      return ok({ ...created, realms: created.realms.map(({ name, description }) => ({ name, description })) });
    },
    updateCustomer: onCustomer((customer, { body }) => ok(updateCustomer(customer, body))),
    listUsers: ({ state: { users } }) => ok({ users }),
    showUser: onUser(ok),
    createUser: ({ state: { users }, body }) => {
      if (!body["email"]) return required("email");
      const user = { id: Math.max(914, ...users.map(({ id }) => id)) + 1, customer_id: 0, ...seed.blankUser };
      users.push(user);
      return withoutCustomer(changeUser(user, body));
    },
    updateUser: onUser((user, { body }) => withoutCustomer(changeUser(user, body))),
    listAvailableNumbers: (call) => numbers("Available", "available_numbers", call),
    listAvailableNumbersInCountry: (call) => {
      const code = call.path["code"]?.toUpperCase() ?? "";
      const isKnown = call.state.numbers.some(
        (number) => number.status === "Available" && number["country_iso"] === code,
      );
      return isKnown ? numbers("Available", "available_numbers", call, code) : notFound;
    },
    listNumbers: (call) => numbers("Reserved", "numbers", call),
    listCancelledNumbers: (call) => numbers("Cancelled", "numbers", call),
    showNumber: onNumber("Reserved")((number) => ok(shown(number))),
    reserveNumber: onNumber("Available")((number, { body: { number_translation } }) => {
      Object.assign(number, { status: "Reserved", provisioned });
      if (number_translation) number["number_translations"] = number_translation;
      return ok({ result: "Number allocated to account successfully" });
    }),
    addNumberAddress: ({ state, body }) =>
      ok({ id: state.addresses.push(body), message: "Address added successfully." }),
  },
});
