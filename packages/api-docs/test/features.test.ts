import { describe, expect, inject } from "vitest";
import { test } from "./support/browser.ts";
import { base } from "./support/site.ts";

const origin = inject("origin");
const update = `${origin}${base}cloudlx/operations/update-customer/`;

describe("the form on an operation's page", () => {
  test("sends to the mock served with the site and shows its answer", async ({ visit: { page, seen } }) => {
    await page.goto(update);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await expect
      .poll(() => page.locator(".try-it [data-answer]").innerText())
      .toContain("→ 200, application/vnd.cloudlx.v1+json");
    expect(await page.locator(".try-it [data-answer] pre").innerText()).toContain("Abra Level 3 v3");
    expect(seen).toEqual({ outside: [], errors: [] });
  });

  test("asks for a documented answer, and shows what the mock refuses", async ({ visit: { page } }) => {
    await page.goto(update);
    await page.getByLabel("Answer to ask for").selectOption("404: No such customer");
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await expect.poll(() => page.locator(".try-it [data-answer]").innerText()).toContain("Customer not found.");
    await page.getByLabel("Answer to ask for").selectOption("");
    await page.locator("textarea[name=body]").fill("no JSON");
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await expect.poll(() => page.locator(".try-it [data-answer]").innerText()).toContain("→ 422");
  });

  test("sends a query parameter that was chosen, empty ones included", async ({ visit: { page } }) => {
    await page.goto(`${origin}${base}enswitch/operations/list-customers/`);
    await page.getByLabel("deleted query").selectOption("-1");
    await page.getByLabel("bill_type query").selectOption("");
    const request = page.waitForRequest(/mock\/enswitch/);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    expect(new URL((await request).url()).searchParams.get("deleted")).toBe("-1");
  });

  test("has no field for a credential and stores nothing", async ({ page }) => {
    await page.goto(update);
    await page.getByRole("button", { name: "Send to the mock" }).click();
    await page.locator(".try-it [data-answer] pre").waitFor();
    const names = await page
      .locator(".try-it :is(input, select, textarea)")
      .evaluateAll((list) => list.map((element) => (element as HTMLInputElement).name));
    expect(names).toEqual(["path customer_id", "example", "body", "prefer"]);
    // The choice of colours is all that the site remembers.
    expect(await page.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([["starlight-theme"], ""]);
  });

  test("is not there where no mock is served", async ({ page }) => {
    await page.route("**/mock/status.json", (route) => route.fulfill({ json: { available: false } }));
    await page.goto(update, { waitUntil: "networkidle" });
    expect(await page.getByRole("button", { name: "Send to the mock" }).count()).toBe(0);
    expect(await page.locator(".try-it").innerText()).toContain("npm run docs");
  });
});

describe("without JavaScript", () => {
  test("the reference is readable, samples open, and errata are linked from their fields", async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}${base}cloudlx/operations/list-customers/`);
    const text = await page.locator("main").innerText();
    for (const part of [
      "GET /api/customers",
      "customers[].currency.iso_3",
      "The ISO code of the currency, of three letters",
    ])
      expect(text).toContain(part);
    await page.locator("summary", { hasText: /^curl$/ }).click();
    expect(await page.locator("main details[open]").innerText()).toContain("curl --request GET");
    await page.getByRole("link", { name: "Erratum: The iso_2 of a currency is the code of a country" }).first().click();
    expect(page.url()).toBe(
      `${origin}${base}cloudlx/errata/#the-iso_2-of-a-currency-is-the-code-of-a-country-currency-iso-2`,
    );
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
