/** Where signing in by the company account begins, and where the provider sends people back to. */
export const startPath = "/login/oidc";
export const answerPath = "/login/oidc/answer";
