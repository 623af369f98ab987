import { Ajv2020 } from "ajv/dist/2020.js";
import { explain } from "../explain.ts";
import extensions from "./extensions.json" with { type: "json" };
import { list, onExtensions } from "./redocly.ts";

const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true });
const forms = new Map(
  Object.entries(extensions.properties).map(([name, form]) => [
    name,
    ajv.compile({ ...form, $defs: extensions.$defs }),
  ]),
);

/**
 * Every `x-` key is one of those in extensions.json and has the form given there. A misspelt one would be passed
 * over in silence by everything that reads the documents.
 */
export function ExtensionForm() {
  return onExtensions((name, value, { location, report }) => {
    const form = forms.get(name);
    if (!form) {
      report({
        message:
          `${name} is none of the extensions known here (${list(forms.keys())}). ` +
          "Correct the spelling, or describe it in packages/spec-lint/src/plugin/extensions.json.",
      });
    } else if (!form(value)) {
      for (const { keys, message } of explain(form.errors)) {
        report({ message: `${name}: ${message}`, location: keys.length > 0 ? location.child(keys) : location });
      }
    }
  });
}
