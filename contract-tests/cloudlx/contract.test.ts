import { contractSuite } from "@demarc/contract-kit/vitest";
import { semantics } from "./semantics.ts";
import { subject } from "./subject.ts";

await contractSuite("cloudlx", subject, semantics);
