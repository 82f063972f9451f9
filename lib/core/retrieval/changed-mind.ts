import { type FoldedText, foldForCues, hasCue } from '../conversation/cues';
import type { LibraryDocument, Passage } from '../library/document';
import { addressKey } from '../library/normalize-url';

/** Words by which an author takes back an earlier text. */
export const takingBackCues: readonly string[] = [
  'changed my mind',
  'change my mind',
  'no longer think',
  'no longer believe',
  'no longer recommend',
  'no longer hold',
  'does not hold',
  'doesnt hold',
  'take the advice back',
  'take that back',
  'take it back',
  'i was wrong',
  'i got it wrong',
  'i would not say that today',
  'out of date',
  'outdated',
  'replaces',
  'supersedes',
  'instead of my old',
  'my old post',
  'my old advice',
  'opposite of what i',
  'he cambiado de opinion',
  'jai change davis',
  'meine meinung geandert',
  'mudei de ideia',
  'ho cambiato idea',
  'van mening veranderd',
];

/**
 * Whether a newer document takes back an older one: one of its passages links to it, and title or
 * that passage says so.
 */
export function takesBack(
  newer: { document: LibraryDocument; passages: Passage[] },
  older: LibraryDocument,
): boolean {
  if ((newer.document.publishedAt ?? 0) <= (older.publishedAt ?? Number.POSITIVE_INFINITY)) return false;
  const addresses = [older.url, older.citationUrl].flatMap((url) => (url ? [addressKey(url)] : []));
  const linking = newer.passages.filter((passage) =>
    passage.links.some((link) => {
      const key = addressKey(link.url);
      return key !== undefined && addresses.includes(key);
    }),
  );
  const says = (text: FoldedText) => hasCue(text, takingBackCues);
  return linking.some((passage) => says(foldForCues(`${newer.document.title}\n${passage.text}`)));
}
