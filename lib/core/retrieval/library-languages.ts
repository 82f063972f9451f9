/** Share of a library that a language must have: less is a quotation, or a slip of its detection. */
const leastShare = 0.02;
const mostLanguages = 4;

/**
 * The languages a library is written in, the most frequent first. Words are cut to their stems by the
 * language of their text, so a question has to look for the forms they have in each of these.
 *
 * @param documents how many documents there are by language (ISO 639-1).
 */
export function languagesOfLibrary(documents: ReadonlyMap<string, number>): string[] {
  const total = [...documents.values()].reduce((sum, count) => sum + count, 0);
  return [...documents]
    .filter(([, count]) => count >= total * leastShare)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostLanguages)
    .map(([language]) => language);
}
