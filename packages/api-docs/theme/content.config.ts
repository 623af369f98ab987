import { docsSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { defineCollection } from "astro:content";

export const collections = {
  docs: defineCollection({
    loader: glob({ base: ".site/content", pattern: "**/*.md" }),
    schema: docsSchema({ extend: z.object({ tryIt: z.any().optional(), breadcrumb: z.any().optional() }) }),
  }),
};
