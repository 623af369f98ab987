#!/usr/bin/env node
import { specsDirectory } from "@demarc/spec";
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2), specsDirectory, { out: console.log, error: console.error });
