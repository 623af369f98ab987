import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({ srcDir: "./theme", publicDir: "./.site/public", outDir: "./dist", integrations: [starlight({ title: "Demarc", pagefind: true })] });
