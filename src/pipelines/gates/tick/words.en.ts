export const tickEn = {
  notTicked: "Check this once it's true. Until then the deal stays in its stage.",
  note: (label: string) => `${label}: in a few words`,
  noNote: "Say in a few words how you know, below.",
  yes: "yes",
};
