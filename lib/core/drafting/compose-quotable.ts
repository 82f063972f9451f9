import { foldForCues } from '../conversation/cues';

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
  '^learn',
  '^write',
  '^take',
  '^start',
  '^build',
  '^ask',
  '^use',
  '^choose',
  '^pick',
  '^keep',
  '^put',
  '^go',
  '^make',
  '^apply',
  '^send',
  '^show',
  '^tell',
  '^try',
  '^avoid',
  '^leave',
  '^look',
  '^run',
  '^test',
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

/** First words that point to something before the sentence. */
const backPointers = new Set(
  `this that these those it its they them their he she him her his hers such so but and or yet however therefore thus then
   also still instead otherwise both neither either none another same here there hence because meanwhile nor too
   eso esto ello asi pero y o tambien entonces ademas el ella ellos
   cela ce ca mais et ou donc alors aussi il elle ils elles
   das dies dieser diese dieses es sie er aber und oder also dann auch deshalb trotzdem
   isso isto mas e ou entao tambem ele ela
   questo quello ma o quindi anche lui lei
   dat dit deze maar en of dus dan ook hij zij`.split(/\s+/),
);

/** Openings of several words that point back. */
const backPhrases: readonly string[] = [
  'the second',
  'the third',
  'the first one',
  'the other',
  'the latter',
  'the former',
  'the same',
  'the last one',
  'the rest',
  'one of them',
  'all of them',
  'all of this',
  'most of them',
  'some of them',
  'after that',
  'after it',
  'before that',
  'for that',
  'for this',
  'of course',
  'for example',
  'for instance',
  'in that case',
  'in this case',
  'in both',
  'as a result',
  'at that point',
  'by then',
  'that is why',
  'on the other hand',
  'two of',
  'three of',
  'nobody else',
  'only then',
  'if so',
  'if not',
  'even then',
  'even so',
  'my five',
];

/** True for a sentence that needs the one before it. */
export function pointsBack(text: string): boolean {
  const folded = foldForCues(text.slice(0, 120)).trim();
  const first = folded.split(' ')[0] ?? '';
  if (backPointers.has(first)) return true;
  return backPhrases.some((phrase) => folded.startsWith(`${phrase} `));
}

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
