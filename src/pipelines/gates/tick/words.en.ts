export const tickEn = {
  notTicked: "Check this once it's true. Until then the deal stays in its stage.",
};
