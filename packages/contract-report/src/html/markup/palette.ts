/** The page's colours. A test requires a contrast of 4.5 of every text colour on every ground, in both themes. */
export const palette = {
  light: {
    paper: "#fbfaf7",
    raised: "#f3f1ea",
    ink: "#1c2024",
    quiet: "#5b6066",
    rule: "#d8d4c8",
    link: "#1b4f80",
    good: "#1d6a4e",
    bad: "#a5281b",
  },
  dark: {
    paper: "#15181a",
    raised: "#1f2326",
    ink: "#e7e4dc",
    quiet: "#a4a7a6",
    rule: "#3a3f42",
    link: "#93bfe8",
    good: "#7fc8a6",
    bad: "#f2988a",
  },
} as const;

/** The colours behind text, and those of text. */
export const grounds = ["paper", "raised"] as const;
export const inks = ["ink", "quiet", "link", "good", "bad"] as const;

/** The palette as custom properties, the dark one where the reader prefers it. */
export function paletteCss(): string {
  const properties = (colors: Record<string, string>) =>
    Object.entries(colors)
      .map(([name, value]) => `--${name}: ${value};`)
      .join(" ");
  return `:root { color-scheme: light dark; ${properties(palette.light)} }
@media (prefers-color-scheme: dark) { :root { ${properties(palette.dark)} } }`;
}
