import fc from "fast-check";

/** Texts that a stranger may send so that a report says or does something else. */
export const hostileTexts = [
  "\u001b[2J\u001b]0;title\u0007",
  "\u009b31m",
  "\u202eabc\u2066",
  "\r\n::error::pwned",
  "\n::add-mask::x\n",
  "::set-output name=x::y",
  "##[error]x",
  "##vso[task.setvariable]x",
  "##teamcity[x]",
  "\n# Heading\n\n- item",
  "<!-- comment -->",
  "<script>alert(1)</script>",
  "</failure>]]>",
  "![x](https://example.com/x.png)",
  "[x](javascript:alert(1))",
  "https://example.com",
  "`; rm -rf /; `",
  "``` x",
  "| a | b |",
  "\u0000\ufffe\ud800\u2028\u2029\ufeff",
  "\u{e0041}\u{e0042}",
  "&lt;b&gt;&#60;",
  "%0A::error::x%0D",
] as const;

/** Words of ours around texts of a stranger. */
export const hostileText = fc
  .array(
    fc.oneof(fc.constantFrom(...hostileTexts), fc.constantFrom("a", " ", "`", "The field ", "é", "👩‍👩‍👧")),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(""));

/** Characters that a terminal obeys or does not show; a report's own line feeds are none. */
export const obeyed =
  /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200c\u200d])\p{Cf}|\p{Cs}/u;

/** What a log of a CI system takes for a command. */
export const command = /^\s*::[\w-]+.*?::|##(?:vso|teamcity)?\[/m;
