export { generate, sampleOf } from "./sample.ts";
