import type { TryIt } from "../src/try-it.ts";

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
  const example = form.elements.namedItem("example") as HTMLSelectElement | null;
  example?.addEventListener("change", () => {
    const body = definition.bodies.find(({ name }) => name === example.value);
    (form.elements.namedItem("body") as HTMLTextAreaElement).value = body?.text ?? "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(definition, base, form).then(
      (answer) => show(output, answer),
      (error: Error) => show(output, { line: `The mock did not answer: ${error.message}`, body: "" }),
    );
  });
}

async function mockIsThere(base: string): Promise<boolean> {
  const answer = await fetch(`${base}mock/status.json`);
  return answer.ok && ((await answer.json()) as { available: boolean }).available;
}

async function send({ path, method, headers, credentials, parameters }: TryIt, base: string, form: HTMLFormElement) {
  const query = new URLSearchParams(credentials);
  let target = path;
  for (const { name, in: place } of parameters) {
    const control = form.elements.namedItem(`${place} ${name}`) as HTMLInputElement | HTMLSelectElement;
    const unset =
      control instanceof HTMLSelectElement
        ? control.selectedOptions[0]?.dataset["unset"] !== undefined
        : control.value === "";
    if (place === "path") target = target.replace(`{${name}}`, encodeURIComponent(control.value));
    else if (!unset) query.set(name, control.value);
  }
  const prefer = (form.elements.namedItem("prefer") as HTMLSelectElement).value;
  const body = form.elements.namedItem("body") as HTMLTextAreaElement | null;
  const url = `${base}${target}${query.size > 0 ? `?${query}` : ""}`;
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(prefer && { Prefer: prefer }) },
    ...(body && { body: body.value }),
  });
  const text = await answer.text();
  return {
    line: `${method} ${url} → ${answer.status}, ${answer.headers.get("content-type") ?? "no body"}`,
    body: pretty(text),
  };
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(output: HTMLElement, { line, body }: { line: string; body: string }): void {
  const heading = document.createElement("p");
  heading.textContent = line;
  const text = document.createElement("pre");
  text.tabIndex = 0;
  text.textContent = body;
  output.replaceChildren(heading, ...(body ? [text] : []));
}
