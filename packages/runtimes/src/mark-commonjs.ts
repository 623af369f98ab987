import { writeFileSync } from "node:fs";

// Run in the folder of a package, at the end of its build: the package is of ES modules, the modules in this folder are not.
writeFileSync("dist/cjs/package.json", `${JSON.stringify({ type: "commonjs" })}\n`);
