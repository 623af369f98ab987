import { expect, test } from "vitest";
import { full } from "../attack.ts";
import { search, type Search } from "../canary/search.ts";
import { attackedRun, json } from "./provider.ts";
import type { Answer } from "./server.ts";
import { sinksOf } from "./sinks.ts";

const row = { id: 1, name: "x", currency: {}, country: {}, realms: [], sub_realms: [] };
const rows = (...customers: unknown[]): Answer => ({ body: JSON.stringify({ customers }) });
const header = (name: string, value: string, status = 200): Answer | undefined =>
  /^[\x20-\x7e]*$/.test(value) ? { status, headers: { ...json, [name]: value }, body: "{}" } : undefined;

/** Where a provider can put a credential that it was sent. */
const places: Search<Answer>["places"] = {
  "a documented field": (text) => rows({ ...row, name: text }),
  "a field of another type": (text) => rows({ ...row, id: text }),
  "an undocumented field": (text) => rows({ ...row, echo: text }),
  "the name of a field": (text) => rows({ ...row, [text]: 1 }),
  "a number": (text) =>
    /^[1-9]\d{1,14}$/.test(text) ? { body: `{"customers":[{"id":${text}}],"echo":${text}}` } : undefined,
  "a list within a list": (text) => rows([[text]]),
  "the reason of a refusal": (text) => ({
    status: 422,
    body: JSON.stringify({ message: text, errors: { [text]: [text] } }),
  }),
  "the reason why no access is given": (text) => ({
    status: 401,
    body: JSON.stringify({ error: text, message: text }),
  }),
  "a page": (text) => ({ status: 500, headers: { "content-type": "text/html" }, body: `<html><title>${text}</title>` }),
  "a media type": (text) => header("content-type", text),
  "the scheme that is asked for": (text) => header("www-authenticate", text, 401),
  "a header": (text) => header("x-echo", text),
  "the host of a redirect": (text) =>
    URL.canParse(`https://${text}.example/`) ? header("location", `https://${text}.example/`, 302) : undefined,
  "the path of a redirect": (text) => header("location", `/moved/${text}/on`, 302),
  "the query of a redirect": (text) => header("location", `https://elsewhere.example/?a=${text}`, 302),
  "the name in the query of a redirect": (text) => header("location", `/?${text}=1`, 302),
  "the fragment of a redirect": (text) => header("location", `/#${text}`, 302),
};

/** A token may be anything that a header takes. */
const secrets = { signs: 'Kanarie/7f3a+"secret"&value=', number: "73918264501126" };

test("no credential of a live run is in any report or recording, however it comes back", async () => {
  const some = full ? secrets : { signs: secrets.signs };
  const { count, found } = await search({
    secrets: some,
    places,
    step: full ? 1 : 5,
    play: async (answer, name) => sinksOf((await attackedRun([answer], secrets[name as keyof typeof secrets])).run),
  });
  console.log(`live: ${count} combinations of credential, encoding, place and sink`);
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(500);
}, 240_000);
