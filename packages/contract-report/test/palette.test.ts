import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../src/html/report.css", import.meta.url), "utf8");
const [ofLight = {}, ofDark = {}] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body = ""]) =>
  Object.fromEntries([...body.matchAll(/--(\w+): (#\w+);/g)].map(([, name, value]) => [name, value] as const)),
);
const palettes: Record<string, Record<string, string>> = { light: ofLight, dark: ofDark };
const [grounds, inks] = [
  ["paper", "raised"],
  ["ink", "quiet", "link", "good", "bad"],
];

/** WCAG 2.2: relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"])("in the %s theme", (theme) => {
  test.each(grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const)))(
    "%s on %s has a contrast of at least 4.5",
    (ink, ground) => {
      expect(contrast(palettes[theme]?.[ink] ?? "", palettes[theme]?.[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );
});

test("the contrast of black on white is 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
