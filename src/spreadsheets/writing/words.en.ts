export const writingEn = {
  definitions: "What it means",
  column: "Column",
  meaning: "Meaning",
};
