import { dirname, relative, sep } from "node:path";

/** Something to correct in a spec folder. */
export interface Problem {
  /** Relative to the repository, with slashes on every system. */
  file: string;
  line?: number;
  /** JSON pointer inside the file. */
  pointer?: string;
  rule: string;
  /** What is wrong and what to do. */
  message: string;
}

/** A file's path as problems show it, below the folder that holds `specs`. */
export function shownPath(file: string, specs: string): string {
  return relative(dirname(specs), file).split(sep).join("/");
}
