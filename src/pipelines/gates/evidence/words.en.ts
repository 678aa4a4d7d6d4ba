export const evidenceEn = { where: "A link, or where to find it" };
