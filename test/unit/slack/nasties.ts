/** Texts that people or attackers put into names and notes. */
export const nasties = [
  "<!channel> <@U123> <https://evil.example|click>",
  "@all @here @channel",
  "<script>alert(1)</script>",
  '=HYPERLINK("https://evil.example")',
  "*bold* _x_ ~y~ `code` ```block```",
  "&lt;!channel&gt; &amp;",
  ":smile: :+1:",
  "\u202eevil\u202c \u2066מבחן \u202e",
  "👩‍👩‍👧‍👦 華信 🏳️‍🌈",
  "   ",
  "\n\n",
  "z\u0301\u0301\u0301".repeat(200),
  "0",
] as const;

export const longNote = "The customer wants a pilot first, then a framework contract. "
  .repeat(70)
  .slice(0, 4000);
