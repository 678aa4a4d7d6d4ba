export const evidenceEn = {
  link: "A link (https://…), or send me the file and open this again",
  linkOrNote: "A link, or where to find it; or send me the file and open this again",
  file: (label: string) => `${label}: a file you sent`,
  aFile: "a file",
  noLink: (typed: string) =>
    `“${typed}” isn't a link. Paste one that begins with https://, or send me the file.`,
  noSuchFile: "That file isn't here any more, or isn't yours. Send it to me again, then pick it.",
};
