/** Signs of an opinion or a piece of advice, folded. */
export const opinionCues: readonly string[] = [
  'i would',
  'i recommend',
  'i prefer',
  'i believe',
  'i think',
  'i always',
  'i never',
  'i no longer',
  'i changed my mind',
  'my rule',
  'my advice',
  'my answer',
  'my opinion',
  'my test',
  'in my experience',
  'should',
  'should not',
  'never',
  'always',
  'do not',
  'dont',
  'must',
  'need',
  'you need',
  'instead',
  'better than',
  'worth',
  'enough',
  'only when',
  'only if',
  'first',
  'start with',
  'begin with',
  'the best',
  'the answer',
  'the short answer',
  'the only',
  'the most important',
  '^yes',
  '^no',
  'recomiendo',
  'yo haria',
  'nunca',
  'siempre',
  'mejor',
  'hay que',
  'je recommande',
  'il faut',
  'jamais',
  'toujours',
  'ich empfehle',
  'ich wurde',
  'niemals',
  'immer',
  'nie',
  'recomendo',
  'eu faria',
  'sempre',
  'consiglio',
  'mai',
  'ik raad',
  'nooit',
  'altijd',
];

/** The clearest of them: a sentence with one of these says what to do or not to do. */
export const plainAdvice: readonly string[] = [
  'i would',
  'i recommend',
  'my rule',
  'my advice',
  'should',
  'never',
  'do not',
  'dont',
  'must',
  'you need',
  'better than',
  'only when',
  'only if',
  'start with',
  'begin with',
  'before you',
];

/** Signs that a sentence leads the reader to another place. */
export const pointsElsewhere: readonly string[] = [
  'in this post',
  'in a post',
  'in another post',
  'in the post',
  'in this article',
  'in the next section',
  'see also',
  '^see',
  'i describe',
  'i explain',
  'i go into',
  'my employer',
  'i wrote',
  'wrote about',
  'is a subject of',
  'has its own',
  'read more',
  'more about',
  'below',
  'above',
  'following',
  'as follows',
  'here is',
  'here are',
  'this post',
  'this article',
  'this talk',
  'the slides',
  'next slide',
  'click',
  'subscribe',
  'newsletter',
  'update',
  'edited',
];

/**
 * Whether a sentence may stand in a message: a whole sentence of prose, no question, heading, code,
 * address, mark of a table or broken quotation.
 */
export function isQuotable(raw: string, plain: string): boolean {
  if (/https?:|www\.|[a-z0-9]\.[a-z]{2,}\//iu.test(raw)) return false;
  if (!/[.!…。！][”"’»)]*$/u.test(plain) || /[?？]/u.test(plain)) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}“"«‘]/u.test(plain)) return false;
  // Braces, pipes, assignments, shell and tag signs are code or tables.
  if (/[{}|<>$\\^~=;]|\/\/|::|->|--|&&|\(\)|\]\(|`/u.test(plain)) return false;
  if (/\[\d+\]|\bMISSING:|^\d+:\d\d/u.test(plain)) return false;
  // Lone surrogates and control characters.
  if (/[\p{Cc}\p{Cs}]/u.test(plain)) return false;
  if (!isBalanced(plain)) return false;
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  return (
    letters >= plain.length * 0.6 && /\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(plain)
  );
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return (
    count('"') % 2 === 0 &&
    count('“') === count('”') &&
    count('(') === count(')') &&
    count('«') === count('»') &&
    !/^[”’)]/u.test(text)
  );
}
