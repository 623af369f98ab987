import { runAttacks } from "../attack.ts";
import { LinearPattern } from "@demarc/spec-lint/linear-pattern";

interface Input {
  patterns: string[];
}

runAttacks<Input>("patterns", async ({ patterns }) => {
  const passed = patterns.filter((pattern) => {
    let refused = false;
    const location = { source: { absoluteRef: "" }, child: () => location };
    const report = () => void (refused = true);
    const context = { key: "", type: { name: "Schema" }, location, report, resolve: () => ({}) };
    LinearPattern().Schema({ pattern }, context);
    return !refused;
  });
  return { result: { count: patterns.length, passed } };
});
