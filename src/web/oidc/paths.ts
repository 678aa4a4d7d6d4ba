/** Where signing in by the company account begins, and where the provider sends people back to. */
export const startPath = "/login/oidc";
export const answerPath = "/login/oidc/answer";
/** Where the provider itself says that somebody has signed out there (OpenID Connect Back-Channel Logout). */
export const logoutPath = "/login/oidc/logout";
