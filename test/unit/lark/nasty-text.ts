import fc from "fast-check";

/** Names and notes as people, and attackers, write them. */
export const nasties = [
  "<at id=all></at>",
  "@all <!channel>",
  "<script>alert(1)</script>",
  '=HYPERLINK("http://evil")',
  "**bold** __under__ ~~gone~~ `code`",
  "[link](https://evil.example)",
  "![img](img_v3_x)",
  "# heading\n- list\n1. one\n---\n> quote",
  "    indented code",
  "$formula$ :THUMBSUP: &#42; &lt;",
  "<font color='red'>red</font>",
  "مرحبا \u202e dlrow",
  "👩‍👩‍👧‍👦🇨🇳",
  "\ud83d half",
  "\u0000\u0007bell",
  "",
  " ",
  "\n\n",
  "x".repeat(5_000),
  "漏斗".repeat(2_500),
];

export const nastyText = fc.oneof(fc.constantFrom(...nasties), fc.string({ unit: "binary", maxLength: 80 }));
