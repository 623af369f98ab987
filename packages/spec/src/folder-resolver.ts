import { BaseResolver, ResolveError, Source } from "@redocly/openapi-core";
import { readContained } from "./contained.ts";

/** Resolves references inside a folder, and refuses all others. */
export class FolderResolver extends BaseResolver {
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    try {
      if (/^[a-z][a-z+.-]+:\/\//i.test(reference))
        throw new Error(`${reference} is an address: a document refers to files of its own folder only.`);
      return new Source(reference, readContained(reference, this.#folder).replaceAll("\r\n", "\n"));
    } catch (error) {
      throw new ResolveError(error as Error);
    }
  }
}
