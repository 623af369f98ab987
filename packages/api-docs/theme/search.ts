import type { Hit, Search, SearchFile } from "../src/search/engine.ts";

const mostHits = 12;

const root = element(document, ".search");
const openButton = element<HTMLButtonElement>(root, ".search-open");
const dialog = element<HTMLDialogElement>(root, "dialog");
const field = element<HTMLInputElement>(dialog, "input");
const status = element(dialog, "[role=status]");
const list = element(dialog, "ol");
const template = element<HTMLTemplateElement>(root, "template");

const { base = "/" } = root.dataset;
const [provider = ""] = location.pathname.slice(base.length).split("/");

let engine: Promise<Search> | undefined;

/** The search with its index, which is loaded when it is opened for the first time, or is about to be. */
function load(): Promise<Search> {
  engine ??= Promise.all([import("../src/search/engine.ts"), fetch(`${base}search.json`)]).then(
    async ([module, answer]) => module.Search.of((await answer.json()) as SearchFile),
  );
  return engine;
}

function failed(): void {
  status.textContent = "The search index could not be loaded. Reload the page to try again.";
}

function open(): void {
  dialog.showModal();
  field.select();
  load().catch(failed);
}

/** Searches for what the field holds, unless that has changed while the index was loaded. */
async function search(): Promise<void> {
  const words = field.value.trim();
  const loaded = await load();
  if (field.value.trim() !== words) return;
  const hits = loaded.find(words, provider);
  const count = hits.length > mostHits ? `The best ${mostHits} of ${hits.length}` : `${hits.length}`;
  status.textContent = words === "" ? "" : `${count} ${hits.length === 1 ? "place" : "places"} found`;
  list.replaceChildren(...hits.slice(0, mostHits).map((hit) => item(loaded, hit)));
}

function item(loaded: Search, hit: Hit): Node {
  const entry = template.content.cloneNode(true) as DocumentFragment;
  const link = element<HTMLAnchorElement>(entry, "a");
  link.href = base + hit.id;
  link.append(...marked(loaded, hit, hit.title));
  element(entry, ".search-where").textContent = [hit.kind, hit.part, hit.provider].filter(Boolean).join(" · ");
  element(entry, "p:last-child").append(...marked(loaded, hit, hit.excerpt));
  return entry;
}

/** A text with the words marked that were searched for, whatever form they have in it. */
function marked(loaded: Search, hit: Hit, text: string): (string | HTMLElement)[] {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((part) =>
      loaded.isIn(hit, part) ? Object.assign(document.createElement("mark"), { textContent: part }) : part,
    );
}

function element<E extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): E {
  const found = parent.querySelector<E>(selector);
  if (!found) throw new Error(`The search has no element ${selector}: see theme/Search.astro`);
  return found;
}

openButton.addEventListener("pointerenter", () => load().catch(failed));
openButton.addEventListener("focus", () => load().catch(failed));
openButton.addEventListener("click", open);
field.addEventListener("input", () => search().catch(failed));

// The button, the backdrop, and a result: one on the same page would stay hidden behind the dialog.
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog || (target as HTMLElement).closest("button, a")) dialog.close();
});

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  // Until the next frame after it was closed, the dialog's field has the focus still.
  const writing = target.checkVisibility() && target.matches("input, textarea, select, [contenteditable]");
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === "k") {
    if (dialog.open) dialog.close();
    else open();
  } else if (event.key === "/" && !control && !event.altKey && !writing) open();
  else return;
  event.preventDefault();
});

if (/Mac|iPhone|iPad/.test(navigator.platform)) {
  element(openButton, "kbd").textContent = "⌘ K";
  openButton.setAttribute("aria-keyshortcuts", "Meta+K /");
}
openButton.disabled = false;
