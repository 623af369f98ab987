export { prepare, type NamedExample, type Prepared } from "./prepare.ts";
