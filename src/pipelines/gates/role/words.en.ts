export const roleEn = { who: "Who was it? Name and title" };
