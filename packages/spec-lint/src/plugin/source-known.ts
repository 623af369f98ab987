import { list, onExtensions } from "./redocly.ts";

/** Every `x-source` names keys of the root's `x-sources`. */
export function SourceKnown() {
  let known: string[] = [];
  return {
    Root(root: { "x-sources"?: object }) {
      known = Object.keys(root["x-sources"] ?? {});
    },
    ...onExtensions((name, value, { location, report }) => {
      if (name !== "x-source") return;
      const sources = Array.isArray(value) ? value : [value];
      for (const [index, source] of sources.entries()) {
        if (known.includes(source)) continue;
        report({
          message:
            `x-source names "${source}", which is no key of x-sources (${list(known)}). ` +
            "Correct it, or add the source to x-sources of openapi.yaml.",
          location: Array.isArray(value) ? location.child([index]) : location,
        });
      }
    }),
  };
}
