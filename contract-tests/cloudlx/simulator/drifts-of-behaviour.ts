import type { Drift } from "@demarc/contract-testing/simulator";

const breaking = (operationId: string, pointer: string) => ({ grade: "breaking" as const, operationId, pointer });
const behaves = (kind: string, title: string, as: string, operationId: string, pointer: string): Drift => ({
  kind,
  title,
  changes: [{ op: "behave", as }],
  expect: breaking(operationId, pointer),
});
const doubled = (operationId: string, items: string, id: string): Drift => ({
  kind: `doubled row of ${operationId}`,
  title: `two rows share the first one's ${id}`,
  on: [operationId],
  // Neither is the last one, which the checks ask for by its id.
  changes: [0, 1].map((row) => ({ op: "set" as const, at: `/${items}/${row}/${id}`, value: id === "id" ? 1 : "one" })),
  expect: breaking(operationId, `/body/${items}/*/${id}`),
});

/** Ways in which CloudLX may do something else than its pages say: one at least for each live check. */
export const behaviours: Drift[] = [
  doubled("listUsers", "users", "id"),
  doubled("listAvailableNumbers", "available_numbers", "uuid"),
  doubled("listAvailableNumbersInCountry", "available_numbers", "uuid"),
  doubled("listNumbers", "numbers", "uuid"),
  doubled("listCancelledNumbers", "numbers", "uuid"),
  behaves(
    "another customer",
    "a customer that is shown is the first one",
    "firstCustomerShown",
    "showCustomer",
    "/body/id",
  ),
  behaves("another user", "a user that is shown is the first one", "firstUserShown", "showUser", "/body/id"),
  behaves("another number", "a number that is shown is the first one", "firstNumberShown", "showNumber", "/body/uuid"),
  ...[
    ["listAvailableNumbers", "available_numbers"] as const,
    ["listNumbers", "numbers"] as const,
    ["listCancelledNumbers", "numbers"] as const,
  ].flatMap(([list, items]): Drift[] => [
    behaves(`search of ${list}`, "search is ignored", "searchIgnored", list, `/body/${items}/*/number_e164`),
    behaves(`size of ${list}`, "max_per_page is ignored", "sizeIgnored", list, `/body/${items}`),
    behaves(`page of ${list}`, "page is ignored", "pageIgnored", list, `/body/${items}`),
  ]),
  behaves(
    "country ignored",
    "numbers of all countries",
    "countryIgnored",
    "listAvailableNumbersInCountry",
    "/body/available_numbers/*/country_iso",
  ),
  { ...behaves("user lost", "a created user is not listed", "userLost", "listUsers", "/body/users"), writes: true },
  {
    kind: "user otherwise",
    title: "a created user has another time zone",
    writes: true,
    on: ["createUser"],
    changes: [{ op: "set", at: "/time_zone", value: "UTC" }],
    expect: breaking("createUser", "/body/time_zone"),
  },
  {
    ...behaves(
      "user update lost",
      "an update of a user changes nothing",
      "userUpdateLost",
      "updateUser",
      "/body/phone",
    ),
    writes: true,
  },
  {
    ...behaves(
      "user cleared",
      "an update clears what it does not name",
      "userCleared",
      "updateUser",
      "/body/first_name",
    ),
    writes: true,
  },
  {
    ...behaves(
      "customer cleared",
      "an update takes the sub-realms away",
      "customerCleared",
      "updateCustomer",
      "/body/sub_realms",
    ),
    writes: true,
  },
  { ...behaves("one address", "addresses share an id", "oneAddressId", "addNumberAddress", "/body/id"), writes: true },
];
