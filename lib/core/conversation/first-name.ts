/** Titles before a name, folded, without dots. */
const titles = new Set(
  'dr prof professor mr mrs ms miss mx sir dame ing dipl dipl-ing mag rev hon capt lic sr sra dott dra eng arq phd med herr frau'.split(
    ' ',
  ),
);

/** Scripts in which a name is used whole. */
const wholeNameScript = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The name to greet somebody by, from a display name as LinkedIn shows it: without titles, emoji,
 * initials, nicknames in brackets and degrees behind a comma. Empty when there is none (a company's
 * name still gives its first word; the caller knows whether it is one).
 */
export function firstNameOf(displayName: string): string {
  const name = displayName
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[(（[][^)）\]]*[)）\]]?/gu, ' ')
    .replace(/["“”«»„]/gu, ' ')
    .split(/[,|•·–—/]/u)[0]
    ?.replace(/[^\p{L}\p{M}.'’\-\s]/gu, ' ')
    .trim();
  if (!name) return '';
  if (wholeNameScript.test(name)) return name.replace(/\s+/gu, ' ');
  const parts = name.split(/\s+/u).filter((part) => /\p{L}/u.test(part));
  const named = parts.filter((part) => {
    const plain = part.toLowerCase().replaceAll('.', '');
    return !titles.has(plain) && !/^(?:\p{L}\.)*\p{L}\.?$/u.test(part);
  });
  return inTitleCase(named[0] ?? '').replace(/[.'’-]+$/u, '');
}

/** "ANNA" and "anna" become "Anna"; mixed case is left as the person writes it. */
function inTitleCase(name: string): string {
  if (name.length < 2 || (name !== name.toUpperCase() && name !== name.toLowerCase())) return name;
  return name
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
