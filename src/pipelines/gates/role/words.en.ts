export const roleEn = {
  who: "Who was it? Name and title",
  known: (label: string) => `${label}: somebody we know`,
  contact: (name: string, roles: string) => `${name} (${roles})`,
  notKnown: "I don't know this person at the customer. Type the name instead.",
};
