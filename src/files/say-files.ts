/** Files and what is wrong with them, in words. Pure. */

import type { FileProblem } from "../chat/file.ts";
import { formatList } from "../text/count.ts";
import type { Locale } from "../text/locale.ts";
import { fileWords } from "./words.ts";

/** “offer.pdf” and “photo.jpg” */
export const fileNames = (files: readonly Readonly<{ name: string }>[], locale: Locale): string =>
  formatList(
    files.map(({ name }) => `“${name}”`),
    locale,
  );

/** @param name of the file, as people see it */
export function sayProblem(problem: FileProblem, name: string, locale: Locale): string {
  const words = fileWords(locale).problems;
  switch (problem.code) {
    case "too-large":
      return words.tooLarge(name, Math.floor(problem.limit / 1024 ** 2));
    case "empty":
      return words.empty(name);
    case "cut-off":
      return words.cutOff(name);
    case "program":
      return words.program(name);
    case "link":
      return words.link(name);
    case "another-company":
      return words.anotherCompany(name);
    case "other-content":
      return problem.is
        ? words.otherContent(name, problem.says.toUpperCase(), problem.is.toUpperCase())
        : words.noSuchContent(name, problem.says.toUpperCase());
    case "huge-picture":
      return words.hugePicture(name, problem.width, problem.height);
    case "not-permitted":
      return words.notPermitted(name);
    case "not-fetched":
      return words.notFetched(name);
  }
}
