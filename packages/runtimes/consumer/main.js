import { calls } from "./calls.js";

// The base URLs come as the last argument; Node, Bun and Deno all have this module.
const { argv } = await import("node:process");
console.log(JSON.stringify(await calls(JSON.parse(argv.at(-1)))));
