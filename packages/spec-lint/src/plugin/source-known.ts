import { list, onExtensions, type Location } from "./redocly.ts";

/** Every `x-source`, and every `source` of a note, names keys of the root's `x-sources`. */
export function SourceKnown() {
  let known: string[] = [];
  return {
    Root(root: { "x-sources"?: object }) {
      known = Object.keys(root["x-sources"] ?? {});
    },
    ...onExtensions((name, value, { location, report }) => {
      const check = (named: unknown, key: string, place: Location) => {
        for (const [index, source] of [named].flat().entries()) {
          if (known.includes(source as string)) continue;
          report({
            message:
              `${key} names "${source}", which is no key of x-sources (${list(known)}). ` +
              "Correct it, or add the source to x-sources of openapi.yaml.",
            location: Array.isArray(named) ? place.child([index]) : place,
          });
        }
      };
      if (name === "x-source") check(value, name, location);
      if (name !== "x-notes" || !Array.isArray(value)) return;
      for (const [index, note] of (value as { source?: unknown }[]).entries())
        if (note?.source !== undefined) check(note.source, "The source of a note", location.child([index, "source"]));
    }),
  };
}
