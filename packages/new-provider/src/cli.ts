#!/usr/bin/env node
import { resolve } from "node:path";
import { main } from "./main.ts";

const root = process.env["DEMARC_WORKSPACE"] ?? resolve(import.meta.dirname, "../../..");
process.exitCode = await main(process.argv.slice(2), root, console.log);
