import type { TryField, TryIt } from "../src/try-it.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Answer {
  line: string;
  headers: string;
  body: string;
  /** `/request/body/name`, where the mock refuses something. */
  refused: string | null;
}

// Sends to the mock served with the site alone: the address begins with the site's own, and no credential is asked for.
for (const section of document.querySelectorAll<HTMLElement>(".try-it")) void start(section);

async function start(section: HTMLElement): Promise<void> {
  const definition = JSON.parse(section.dataset["form"] ?? "") as TryIt;
  const base = section.dataset["base"] ?? "/";
  const form = section.querySelector("form");
  const output = section.querySelector<HTMLElement>("[data-answer]");
  if (!form || !output || !(await mockIsThere(base))) return;
  form.hidden = false;
  section.querySelector("[data-unavailable]")?.remove();
  keepBody(definition, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(definition, base, form).then(
      (answer) => {
        pointAt(definition, form, answer);
        show(output, answer);
      },
      (error: Error) =>
        show(output, { line: `The mock did not answer: ${error.message}`, headers: "", body: "", refused: null }),
    );
  });
}

async function mockIsThere(base: string): Promise<boolean> {
  const answer = await fetch(`${base}mock/status.json`);
  return answer.ok && ((await answer.json()) as { available: boolean }).available;
}

function control(form: HTMLFormElement, name: string): Control | null {
  return form.elements.namedItem(name) as Control | null;
}

/** The text of a control; undefined where its field is not to be sent. */
function textOf(of: Control | null): string | undefined {
  if (of instanceof HTMLSelectElement)
    return of.selectedOptions[0]?.dataset["unset"] === undefined ? of.value : undefined;
  return of?.value || undefined;
}

/** Keeps the fields of the body and its JSON, which is what is sent, the same. */
function keepBody({ fields, bodies }: TryIt, form: HTMLFormElement): void {
  const json = control(form, "body");
  if (!json) return;
  const inBody = fields.filter((field) => field.in === "body");
  const fill = () => {
    const body = parsed(json.value);
    if (typeof body !== "object" || body === null) return;
    for (const { name } of inBody) {
      const value = (body as Record<string, unknown>)[name];
      control(form, `body ${name}`)!.value = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    }
  };
  form.addEventListener("input", ({ target }) => {
    const field = inBody.find(({ name }) => target === control(form, `body ${name}`));
    if (field) json.value = withField(json.value, field, textOf(target as Control));
    else if (target === json) fill();
  });
  const example = control(form, "example");
  example?.addEventListener("change", () => {
    json.value = bodies.find(({ name }) => name === example.value)?.text ?? "";
    fill();
  });
}

function withField(json: string, { name, type }: TryField, text: string | undefined): string {
  const before = parsed(json);
  const body = { ...(typeof before === "object" ? before : {}) } as Record<string, unknown>;
  if (text === undefined) delete body[name];
  else body[name] = type === "string" ? text : parsed(text);
  return JSON.stringify(body, null, 2);
}

async function send({ path, method, headers, credentials, fields }: TryIt, base: string, form: HTMLFormElement) {
  const query = new URLSearchParams(credentials);
  let target = path;
  for (const { name, in: place } of fields) {
    const text = textOf(control(form, `${place} ${name}`));
    if (place === "path") target = target.replace(`{${name}}`, encodeURIComponent(text ?? ""));
    else if (place === "query" && text !== undefined) query.set(name, text);
  }
  const prefer = control(form, "prefer")?.value;
  const body = control(form, "body");
  const url = `${base}${target}${query.size > 0 ? `?${query}` : ""}`;
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(prefer && { Prefer: prefer }) },
    ...(body && { body: body.value }),
  });
  const refused = answer.headers.get("demarc-pointer");
  return {
    line: `${method} ${url} → ${answer.status} ${answer.statusText}`,
    headers: [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n"),
    body: await answer.text(),
    refused: refused && decodeURI(refused),
  };
}

/** Says at the field that the mock refuses what is wrong with it. */
function pointAt({ fields, message }: TryIt, form: HTMLFormElement, { refused, body }: Answer): void {
  const keys = message.split("/").slice(1);
  const said = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | null)?.[key], parsed(body));
  for (const { name, in: place } of fields) {
    const at = control(form, `${place} ${name}`);
    const isRefused = `${refused}/`.startsWith(`/request/${place}/${name}/`);
    at?.toggleAttribute("aria-invalid", isRefused);
    if (isRefused) at?.setAttribute("aria-invalid", "true");
    const text = document.getElementById(at?.getAttribute("aria-describedby") ?? "");
    if (text) text.textContent = isRefused ? String(said ?? "The mock refuses this value.") : "";
    if (isRefused) at?.focus();
  }
}

/** What a text says as JSON; the text where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function show(output: HTMLElement, { line, headers, body }: Answer): void {
  const value = parsed(body);
  const parts = [
    ["p", line],
    ["pre", headers],
    ["pre", typeof value === "string" ? value : JSON.stringify(value, null, 2)],
  ] as const;
  output.replaceChildren(
    ...parts.flatMap(([tag, text]) =>
      text ? [Object.assign(document.createElement(tag), { textContent: text, tabIndex: tag === "pre" ? 0 : -1 })] : [],
    ),
  );
}
