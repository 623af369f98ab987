import type { Page } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

const origin = inject("origin");
const update = `${origin}${base}cloudlx/operations/update-customer/`;

/** Goes to an operation's page and opens its form. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator(".try-it > summary").click();
}

describe("the form on an operation's page", () => {
  test("sends to the mock served with the site and shows its answer", async ({ visit: { page, seen } }) => {
    await open(page, update);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await expect.poll(() => page.locator(".try-it [data-answer]").innerText()).toContain("→ 200 OK");
    expect(await page.locator(".try-it [data-answer] pre").last().innerText()).toContain("Abra Level 3 v3");
    expect(seen).toEqual({ outside: [], errors: [] });
  });

  test("asks for a documented response, and shows status, headers and body", async ({ visit: { page } }) => {
    await open(page, update);
    await page.getByLabel("Response to ask for").selectOption("404: No such customer");
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await expect.poll(() => page.locator(".try-it [data-answer]").innerText()).toContain("Customer not found.");
    const text = await page.locator(".try-it [data-answer]").innerText();
    expect(text).toContain("→ 404 Not Found");
    expect(text).toContain("content-type: application/vnd.cloudlx.v1+json");
  });

  test("says at the field what the mock refuses, in the path, in the query and in the body", async ({
    visit: { page },
  }) => {
    const send = page.getByRole("button", { name: "Send to the mock" });
    const refused = page.locator('.try-it [aria-invalid="true"]');
    await open(page, update);
    await page.getByLabel("currency_iso").fill("GB1");
    expect(await page.locator("textarea[name=body]").inputValue()).toContain('"currency_iso": "GB1"');
    await send.click();
    await expect.poll(() => refused.getAttribute("name")).toBe("body currency_iso");
    const note = page.locator(`#${await refused.getAttribute("aria-describedby")}`);
    expect(await note.innerText()).toContain("expected three capital letters");
    await page.getByLabel("currency_iso").fill("GBP");
    await page.getByLabel("customer_id").fill("abc");
    await send.click();
    await expect.poll(() => refused.getAttribute("name")).toBe("path customer_id");
    await open(page, `${origin}${base}enswitch/operations/list-customers/`);
    await page.getByLabel("limit query").fill("many");
    await send.click();
    await expect.poll(() => refused.getAttribute("name")).toBe("query limit");
  });

  test("keeps the fields of the body and its JSON the same", async ({ visit: { page } }) => {
    await open(page, update);
    await page.getByText("The body as JSON").click();
    await page.locator("textarea[name=body]").fill('{ "name": "Other", "realms": [7] }');
    expect(await page.getByLabel("realms body", { exact: false }).first().inputValue()).toBe("[7]");
    expect(await page.locator('[name="body country_iso"]').inputValue()).toBe("");
    await page.getByLabel("Fill in the example").selectOption("nameOnly");
    expect(await page.locator('[name="body name"]').inputValue()).toBe("Customer 1");
    await page.locator('[name="body realms"]').fill("[1, 2]");
    expect(JSON.parse(await page.locator("textarea[name=body]").inputValue())).toEqual({
      name: "Customer 1",
      realms: [1, 2],
    });
  });

  test("sends a query parameter that was chosen, empty ones included", async ({ visit: { page } }) => {
    await open(page, `${origin}${base}enswitch/operations/list-customers/`);
    await page.getByLabel("deleted query").selectOption("-1");
    await page.getByLabel("bill_type query").selectOption({ label: "(empty): Any billing type." });
    // An option shows no Markdown.
    const options = await page.locator(".try-it option").allInnerTexts();
    expect(options).toContain("postpaid: The billing type postpaid.");
    expect(options.filter((text) => text.includes("`"))).toEqual([]);
    const request = page.waitForRequest(/mock\/enswitch/);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    const query = new URL((await request).url()).searchParams;
    expect([query.get("deleted"), query.get("bill_type"), query.get("limit")]).toEqual(["-1", "", null]);
  });

  test("has no field for a credential and stores nothing", async ({ page }) => {
    await open(page, update);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await page.locator(".try-it [data-answer] pre").first().waitFor();
    const names = await page
      .locator(".try-it :is(input, select, textarea)")
      .evaluateAll((list) => list.map((element) => (element as HTMLInputElement).name));
    expect(names).toEqual([
      "example",
      "path customer_id",
      ...["name", "currency_iso", "country_iso", "realms", "shown_sub_realms", "enabled_sub_realms"].map(
        (field) => `body ${field}`,
      ),
      "body",
      "prefer",
    ]);
    // The choice of colours is all that the site remembers of a reader who chose no language.
    expect(await page.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([["starlight-theme"], ""]);
  });

  test("is not there where no mock is served, and says where to get one", async ({ visit: { page } }) => {
    await page.route("**/mock/status.json", (route) => route.fulfill({ json: { available: false } }));
    await page.goto(update, { waitUntil: "networkidle" });
    await page.locator(".try-it > summary").click();
    expect(await page.getByRole("button", { name: "Send to the mock" }).count()).toBe(0);
    expect(await page.locator(".try-it").innerText()).toContain("Start the mock");
  });
});

describe("the code samples", () => {
  test("stay in the language that was chosen, on the next page and the front page", async ({ page }) => {
    const shown = () => page.locator(".samples details[open] > summary").allInnerTexts();
    await page.goto(update);
    expect(await shown()).toEqual(["TypeScript"]);
    await page.locator(".samples summary", { hasText: /^Python$/ }).click();
    expect(await shown()).toEqual(["Python"]);
    await page.locator(".samples summary", { hasText: /^Python$/ }).click(); // one stays open
    expect(await shown()).toEqual(["Python"]);
    await page.goto(`${origin}${base}enswitch/operations/list-customers/`);
    await page.locator(".samples [open]", { hasText: "requests.get" }).waitFor();
    expect(await shown()).toEqual(["Python"]);
    await page.goto(`${origin}${base}`);
    await page.locator(".samples [open]", { hasText: "requests.get" }).last().waitFor();
    expect(await shown()).toEqual(["Python", "Python", "Python"]);
  });

  test("stand beside the parameters on a wide screen, and stay in view", async ({ visit: { page } }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(update);
    await page.locator("h2#responses").scrollIntoViewIfNeeded();
    const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
    const [samples, responses] = [await box(".samples"), await box("h2#responses")];
    expect(samples.x).toBeGreaterThan(responses.x + responses.width - 1);
    expect(samples.y).toBeGreaterThanOrEqual(0);
    expect(samples.y).toBeLessThan(300);
  });
});

describe("without JavaScript", () => {
  test("the reference is readable, samples open, and errata are linked from their fields", async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}${base}cloudlx/operations/list-customers/`);
    const text = await page.locator("main").innerText();
    for (const part of ["/api/customers", "customers[].currency", "List customers · CloudLX"])
      expect(text).toContain(part);
    await page.locator("summary", { hasText: /^curl$/ }).click();
    expect(await page.locator(".samples details[open]").innerText()).toContain("curl --request GET");
    await page.getByRole("link", { name: "Erratum: The iso_2 of a currency is the code of a country" }).first().click();
    expect(page.url()).toBe(`${origin}${base}cloudlx/errata/#currency-iso-2`);
  });

  test("everything that folds away is printed", async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}${base}cloudlx/operations/list-customers/`);
    await page.emulateMedia({ media: "print" });
    expect(
      await page
        .locator("details:not([open]) pre")
        .first()
        .evaluate(
          (element) =>
            element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0,
        ),
    ).toBe(true);
  });
});
