export const tickEn = {
  notTicked: "Tick this once it is true; until then the deal stays where it is.",
};
