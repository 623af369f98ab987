import { at, fromPointer } from "@demarc/openapi";
import type { Answer, Change, Drift, Edit } from "./drift.ts";

/** Whether a drift is of a request to an operation. */
export function concerns({ on, when = {}, expect }: Drift, operationId: string, request: object): boolean {
  const operations = on ?? [expect.operationId];
  return (
    (operations.includes(operationId) || (operations.includes("*") && operationId !== "token")) &&
    Object.entries(when).every(([pointer, value]) => at(request, pointer) === value)
  );
}

/** A copy of an answer with changes, applied one after the other. */
export function applyDrift(answer: Answer, changes: readonly Change[]): Answer {
  return changes.reduce(apply, { ...answer, headers: { ...answer.headers }, body: structuredClone(answer.body) });
}

function apply(answer: Answer, change: Change): Answer {
  const { body, headers, text = JSON.stringify(body) ?? "" } = answer;
  switch (change.op) {
    case "body":
      return { ...answer, body: change.value };
    case "double":
      return { ...answer, body: [body, body].flat() };
    case "wrap":
      return { ...answer, body: { [change.into]: body } };
    case "unwrap":
      return { ...answer, body: (body as Holder)[change.from] };
    case "status":
      return { ...answer, status: change.status };
    case "header": {
      const { [change.name]: _before, ...others } = headers;
      return { ...answer, headers: change.value === null ? others : { ...others, [change.name]: change.value } };
    }
    case "text":
      return { ...answer, text: change.text };
    case "replace":
      return { ...answer, text: text.replaceAll(change.from, change.to) };
    case "truncate":
      return { ...answer, text: text.slice(0, change.keep) };
    case "cut":
      return { ...answer, cutAfter: change.keep };
    default:
      edit(body, change);
      return answer;
  }
}

type Holder = Record<string, unknown>;

/** Changes a value in place. */
export function edit(value: unknown, change: Edit): void {
  editAt(value, change, fromPointer(change.at));
}

function editAt(value: unknown, change: Edit, [key, ...below]: string[]): void {
  if (key === undefined || typeof value !== "object" || value === null) return;
  const holder = value as Holder;
  for (const name of key === "*" ? Object.keys(holder) : [key]) {
    if (below.length > 0) editAt(holder[name], change, below);
    else if (change.op === "set" || Object.hasOwn(holder, name) !== (change.op === "default"))
      editField(holder, name, change);
  }
}

function editField(holder: Holder, name: string, change: Edit): void {
  const value = holder[name];
  if (change.op === "rename") holder[change.to] = value;
  if (change.op === "rename" || change.op === "remove") {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  } else if (change.op === "add") holder[name] = Number(value) + change.value;
  else if (change.op === "convert") holder[name] = change.to === "string" ? String(value) : Number(value);
  else holder[name] = structuredClone(change.value);
}
