import MiniSearch, { type AsPlainObject, type Options, type SearchResult } from "minisearch";

/** What a hit is. */
export type Kind = keyof typeof kindWeights;

/** One place of the site that a search can find. */
export interface Entry {
  /** Below the base path, and without a slash before it: `cloudlx/guide/#errors`. */
  url: string;
  title: string;
  kind: Kind;
  /** The title of the provider; empty for what concerns all. */
  provider: string;
  /** What the entry is part of: the operation of a parameter, the page of a section. */
  part: string;
  /** The beginning of the text, as hits show it. */
  excerpt: string;
  /** Other names: an operation's id and path, the names of values. */
  names: string;
  text: string;
  /** What is mentioned, and read elsewhere. */
  mentions: string;
}

/** A hit: its `id` is the address, its `terms` are the words of the index that it was found by. */
export type Hit = SearchResult & Pick<Entry, "title" | "kind" | "provider" | "part" | "excerpt">;

/** The index as a file. */
export interface SearchFile {
  /** Words that readers take for the same thing. */
  synonyms: string[][];
  index: AsPlainObject;
}

/** How much a hit counts by what it is. */
const kindWeights = {
  operation: 3,
  parameter: 2,
  schema: 2,
  field: 2,
  guide: 2,
  section: 1.7,
  erratum: 0.35,
  release: 0.3,
};
const fieldWeights = { title: 5, names: 2.5, text: 1, mentions: 0.3 };

/** Words that say nothing of what is searched for. */
const stopWords = new Set(
  "a an and are as at be by can do does for from how i in into is it its me mean means meaning my of on or the this to use using was what when where which why will with".split(
    " ",
  ),
);

const options: Options<Entry> = {
  idField: "url",
  fields: Object.keys(fieldWeights),
  storeFields: ["title", "kind", "provider", "part", "excerpt"],
  tokenize: (text) => [...wordsOf(text), ...wholeNames(text)],
  processTerm: formsOf,
};

/** Searches entries by the words of a reader: in any form, by synonyms, and misspelt. */
export class Search {
  readonly #synonyms: string[][];
  readonly #index: MiniSearch<Entry>;

  constructor(synonyms: string[][], index = new MiniSearch(options)) {
    this.#synonyms = synonyms;
    this.#index = index;
  }

  static of({ synonyms, index }: SearchFile): Search {
    return new Search(synonyms, MiniSearch.loadJS(index, options));
  }

  add(entries: Entry[]): this {
    this.#index.addAll(entries);
    return this;
  }

  toFile(): SearchFile {
    return { synonyms: this.#synonyms, index: this.#index.toJSON() };
  }

  /**
   * The entries that have all of the words, the best first; where there are none, those that have some.
   *
   * @param here the folder of the provider whose page is being read
   */
  find(text: string, here = ""): Hit[] {
    const words = wordsOf(text)
      .map(formsOf)
      .filter((forms) => forms.length > 0);
    const queries = words.map((forms, index) => ({
      combineWith: "OR" as const,
      queries: [...new Set([...forms, ...this.#synonymsOf(forms)])],
      tokenize: (form: string) => [form],
      boostTerm: (form: string) => (forms.includes(form) ? 1 : 0.15),
      // The last word may be unfinished.
      prefix: (form: string) => index === words.length - 1 && form.length > 1 && forms.includes(form),
      fuzzy: (form: string) => forms.includes(form) && /^\D{4,}$/.test(form) && (form.length < 8 ? 1 : 2),
    }));
    const find = (combineWith: "AND" | "OR") =>
      this.#index.search(
        { combineWith, queries },
        {
          boost: fieldWeights,
          weights: { fuzzy: 0.3, prefix: 0.2 },
          boostDocument: (url: string, _, { kind, title } = {}) =>
            kindWeights[kind as Kind] *
            (here !== "" && url.startsWith(`${here}/`) ? 1.3 : 1) *
            (String(title).toLowerCase() === text.trim().toLowerCase() ? 2 : 1),
        },
      ) as Hit[];
    const all = find("AND");
    return all.length > 0 ? all : find("OR");
  }

  /** Whether a word of a hit, in any form, is one of those that it was found by. */
  isIn({ terms }: Hit, word: string): boolean {
    return wordsOf(word)
      .flatMap(formsOf)
      .some((form) => terms.includes(form));
  }

  #synonymsOf(forms: string[]): string[] {
    return this.#synonyms.find((group) => forms.some((form) => group.includes(form))) ?? [];
  }
}

/** The forms that a word is found by: itself, and its singular. None for a word that says nothing. */
function formsOf(word: string): string[] {
  const lower = word.toLowerCase();
  if (stopWords.has(lower)) return [];
  return [...new Set([lower.replace(/ies$/, "y").replace(/(?<=..[^su])s$/, ""), lower])];
}

/** The words of a text; a name like `LicenseType` or `shown_sub_realms` has several. */
function wordsOf(text: string): string[] {
  const apart = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ");
  return apart.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Names of several words as one, as they may be typed. */
function wholeNames(text: string): string[] {
  const names = text.match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [];
  return names.filter((name) => wordsOf(name).length > 1).map((name) => name.replaceAll(/[_-]/g, ""));
}
