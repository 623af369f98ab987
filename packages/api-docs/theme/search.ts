/** What is used of Pagefind's script, which the build puts beside the pages. */
interface Pagefind {
  init(): Promise<void>;
  /** Nothing where another search has begun within the time. */
  debouncedSearch(words: string, options: object, milliseconds: number): Promise<{ results: Result[] } | null>;
}

interface Result {
  data(): Promise<FoundPage>;
}

interface Found {
  url: string;
  /** HTML: escaped text with `<mark>` around the words found. */
  excerpt: string;
}

interface FoundPage extends Found {
  meta: { title: string };
  sub_results: (Found & { title: string; locations: number[] })[];
}

const mostPages = 10;
const mostSections = 3;

const root = element(document, ".search");
const openButton = element<HTMLButtonElement>(root, ".search-open");
const dialog = element<HTMLDialogElement>(root, "dialog");
const field = element<HTMLInputElement>(dialog, "input");
const status = element(dialog, "[role=status]");
const list = element(dialog, "ol");

let pagefind: Promise<Pagefind> | undefined;

/** Pagefind with its index, loaded when the search is opened for the first time, or is about to be. */
function load(): Promise<Pagefind> {
  pagefind ??= import(/* @vite-ignore */ `${root.dataset["base"]}pagefind/pagefind.js`).then(
    async (loaded: Pagefind) => {
      await loaded.init();
      return loaded;
    },
  );
  return pagefind;
}

function failed(): void {
  status.textContent = "The search index could not be loaded. Reload the page to try again.";
}

function open(): void {
  dialog.showModal();
  field.select();
  load().catch(failed);
}

/** Searches for what the field holds, unless more is typed meanwhile. */
async function search(): Promise<void> {
  const words = field.value.trim();
  if (words === "") return show("", []);
  const found = await (await load()).debouncedSearch(words, {}, 150);
  if (!found) return;
  const { length } = found.results;
  const pages = await Promise.all(found.results.slice(0, mostPages).map((result) => result.data()));
  if (field.value.trim() !== words) return;
  const count = length > mostPages ? `The best ${mostPages} of ${length}` : `${length}`;
  show(`${count} ${length === 1 ? "page" : "pages"} found`, pages);
}

function show(message: string, pages: FoundPage[]): void {
  status.textContent = message;
  list.replaceChildren(...pages.map(pageItem));
}

/** A page that was found, and the sections of it that have the words most often. */
function pageItem(page: FoundPage): HTMLElement {
  const sections = page.sub_results
    .filter(({ title }) => title !== page.meta.title)
    .toSorted((a, b) => b.locations.length - a.locations.length)
    .slice(0, mostSections);
  const item = document.createElement("li");
  item.append(link(page.url, page.meta.title));
  if (sections.length === 0) {
    item.append(excerpt(page));
    return item;
  }
  const sublist = document.createElement("ul");
  for (const section of sections) {
    const entry = document.createElement("li");
    entry.append(link(section.url, section.title), excerpt(section));
    sublist.append(entry);
  }
  item.append(sublist);
  return item;
}

function link(url: string, text: string): HTMLElement {
  return Object.assign(document.createElement("a"), { href: url, textContent: text });
}

function excerpt({ excerpt: html }: Found): HTMLElement {
  return Object.assign(document.createElement("p"), { innerHTML: html });
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
