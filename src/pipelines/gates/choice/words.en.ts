export const choiceEn = { notOffered: "That isn't one of the choices. Pick again.", and: ", " };
