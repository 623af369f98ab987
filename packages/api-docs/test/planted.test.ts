import { htmlPage } from "@demarc/contract-report";
import { planted, runPlanted } from "@demarc/contract-testing/fixtures";
import { expect } from "vitest";
import { test } from "./support/browser.ts";

// Here, because this is where there is a browser.
const screens = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

test.for(planted)("the first screen of a report names the cause: $cause", async (each, { visit: { page } }) => {
  await page.setContent(htmlPage(await runPlanted(each)));
  for (const screen of screens) {
    await page.setViewportSize(screen);
    expect(await page.evaluate(firstScreen), `${screen.width} pixels`).toContain(each.says.replaceAll("`", ""));
  }
});

/** The text that a reader sees without scrolling. */
function firstScreen(): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { height, bottom } = range.getBoundingClientRect();
    if (height > 0 && bottom <= innerHeight) texts.push(node.textContent ?? "");
  }
  return texts.join("").replaceAll(/\s+/g, " ");
}
