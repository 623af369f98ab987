import type { Answer, Change, Drift } from "./drift.ts";

/** Whether a drift asks for a behaviour of the simulator, by its name. */
export function behaviourOf(drift: Drift | undefined): (as: string) => boolean {
  return (as) => drift?.changes.some((change) => change.op === "behave" && change.as === as) ?? false;
}

/** Whether a drift is of an operation. */
export function concerns(drift: Drift | undefined, operationId: string): boolean {
  return (drift?.on ?? [drift?.expect.operationId]).includes(operationId);
}

/** A copy of an answer with changes, applied one after the other. */
export function applyDrift(answer: Answer, changes: readonly Change[]): Answer {
  return changes.reduce(apply, { ...answer, headers: { ...answer.headers }, body: structuredClone(answer.body) });
}

function apply(answer: Answer, change: Change): Answer {
  const text = () => answer.text ?? JSON.stringify(answer.body) ?? "";
  switch (change.op) {
    case "rename":
      edit(answer.body, change.at, (holder, key) => {
        holder[change.to] = holder[key];
        delete holder[key];
      });
      return answer;
    case "remove":
      edit(answer.body, change.at, (holder, key) => delete holder[key]);
      return answer;
    case "set":
      edit(answer.body, change.at, (holder, key) => (holder[key] = structuredClone(change.value)), true);
      return answer;
    case "convert":
      edit(
        answer.body,
        change.at,
        (holder, key) => (holder[key] = change.to === "string" ? String(holder[key]) : Number(holder[key])),
      );
      return answer;
    case "body":
      return { ...answer, body: change.value };
    case "wrap":
      return { ...answer, body: { [change.into]: answer.body } };
    case "unwrap":
      return { ...answer, body: (answer.body as Record<string, unknown>)[change.from] };
    case "status":
      return { ...answer, status: change.status };
    case "header":
      if (change.value === null) delete answer.headers[change.name];
      else answer.headers[change.name] = change.value;
      return answer;
    case "text":
      return { ...answer, text: change.text };
    case "replace":
      return { ...answer, text: text().replaceAll(change.from, change.to) };
    case "truncate":
      return { ...answer, text: text().slice(0, change.keep) };
    case "cut":
      return { ...answer, cutAfter: change.keep };
    case "behave":
      return answer;
  }
}

type Holder = Record<string, unknown>;

/** Calls `act` for each place that a pointer with `*` leads to. */
function edit(value: unknown, pointer: string, act: (holder: Holder, key: string) => void, create = false): void {
  const [key, ...rest] = pointer.split("/").slice(1);
  if (key === undefined || typeof value !== "object" || value === null) return;
  const holder = value as Holder;
  const below = rest.map((step) => `/${step}`).join("");
  for (const name of key === "*" ? Object.keys(holder) : [key]) {
    if (below !== "") edit(holder[name], below, act, create);
    else if (create || Object.hasOwn(holder, name)) act(holder, name);
  }
}
