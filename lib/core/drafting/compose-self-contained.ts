import { type FoldedText, foldForCues } from '../conversation/cues';
import { termsOfWord } from '../retrieval/analyse-text';
import { isAdvice } from './compose-answer-type';

/** First words that point to something before the sentence. */
const backPointers = new Set(
  `this that these those it its they them their he him she her his hers such so but and or yet however therefore thus then
   also still instead otherwise both neither either none another same here there hence because meanwhile nor too
   else afterwards later today again others
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
  'the remainder',
  'one of them',
  'all of them',
  'all of this',
  'most of them',
  'some of them',
  'one for',
  'after that',
  'after the',
  'after it',
  'before that',
  'since then',
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
  'none of',
  'nobody else',
  'only then',
  'only those',
  'if so',
  'if not',
  'even then',
  'even so',
  'my five',
  'my favourite',
  'two things happened',
  'no other',
  'any other',
  'in the first',
  'on the second',
  'on the first',
  'not anymore',
];

/** Short answers to a question that stands in a heading: they need it. */
const bareAnswers =
  /^(?:no|yes|not|maybe|perhaps|never|always|sometimes|rarely|mostly|neither|nothing|one|none|both)[.,:;!]/iu;

/** "Ten of the last batch": a count out of something that was named before. */
const countedOf =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|many|few|all|none|each) of (?:the|these|those|them|my|mine|it)\b/;

/** True for a sentence that needs the one before it, or the heading above it. */
export function pointsBack(text: string): boolean {
  const folded = foldForCues(text.slice(0, 120)).trim();
  const first = folded.split(' ')[0] ?? '';
  if (backPointers.has(first) || bareAnswers.test(text) || countedOf.test(folded)) return true;
  return backPhrases.some((phrase) => folded.startsWith(`${phrase} `));
}

/** Words between an article and a noun that say which one is meant, or that need no mention before. */
const selfExplaining = new Set(
  `best first only most right wrong usual whole next last same way time day year world people person job work
   internet point reason question answer rest end beginning truth morning evening week month hour
   more better less least worst real main hard easy good big small old new`.split(/\s+/),
);

/**
 * How much a sentence leans on what was said before, 0 (stands alone) to about 3: pronouns without
 * their noun, "there", "this advice", and "the workshop" where the workshop was introduced earlier.
 * Only for English, where articles tell; 0 for other languages.
 */
export function leaning(
  text: string,
  folded: FoldedText,
  known: { earlier: ReadonlySet<string>; given: ReadonlySet<string> },
  language: string | undefined,
): number {
  if (language !== undefined && language !== 'en') return 0;
  const words = folded.trim().split(' ');
  let weight = 0;
  words.forEach((word, index) => {
    const next = words[index + 1] ?? '';
    if (/^(?:this|that|these|those)$/.test(word) && nounAfterPointer.test(next)) weight += 0.8;
    if (/^(?:it|its|they|them|their|he|she|him|her|his|these|those)$/.test(word)) {
      weight += index < 4 ? 0.8 : 0.25;
    }
    if (
      /^(?:there|then|another|else|too|both|neither)$/.test(word) &&
      index > 0 &&
      words[index - 1] !== 'is'
    ) {
      weight += next === 'is' || next === 'are' ? 0 : 0.3;
    }
    if (word === 'the' && next !== '' && !selfExplaining.has(next)) {
      const after = words[index + 2] ?? '';
      const isExplained = /^(?:of|that|who|which|for|with|you|your|i|to|where|in|on|from|they|we)$/.test(
        after,
      );
      const terms = termsOfWord(next, 'en');
      const wasIntroduced = terms.some((term) => known.earlier.has(term));
      const isGiven = terms.some((term) => known.given.has(term));
      if (wasIntroduced && !isGiven && !isExplained) weight += index < 3 ? 0.8 : 0.5;
    }
  });
  if (/\b(?:two|three|four|five|six|seven|eight|nine|ten)[,.;:]/u.test(text)) weight += 0.6;
  if (/^(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b/u.test(text)) weight += 0.6;
  if (/^The\s+(?:first|second|third|other|next|last)\b/u.test(text)) weight += 0.5;
  return Math.min(weight, 3);
}

const nounAfterPointer =
  /^(?:advice|day|days|list|page|text|rule|way|plan|story|table|problem|answer|question|kind|sort|order|method|point|place|part|thing|things|one|case|reason|week|month|year|job|post|letter|project|book|talk|time|person|people|sentence|example|picture|number|numbers|is|was|are|were|will|can|would|helps|works|means|makes)$/;

const finiteVerbs =
  / (?:is|are|was|were|am|be|been|have|has|had|do|does|did|will|would|can|cannot|could|should|shall|must|may|might|need|needs|dont|isnt|arent|wont|cant|doesnt|didnt|ive|im|youre|its|thats|let|lets|beats|costs|takes|gets|makes|means|needs|helps|works|wants|gives|comes|goes|shows|tells|says|knows|runs|decides|teaches|matters|remains|reads|looks|proves|counts|happens|becomes|begins|starts|ends|belongs|depends|hires|pays) /;
const subjectVerb =
  / (?:i|you|we|they|who|nobody|everybody|somebody|anybody) \p{L}+|^ (?:people|engineers|companies|teams|recruiters) \p{L}+/u;

/** "Data engineer: three on …": a row of a table in words. */
const label = /^(?:[\p{L}-]+\s){0,2}[\p{L}-]+:\s\p{Ll}/u;

/** True for an English fragment ("About 0.9 cents per answer."): no verb that says something. */
export function isFragment(text: string, folded: FoldedText, language: string | undefined): boolean {
  if (language !== undefined && language !== 'en') return false;
  if (label.test(text) && !finiteVerbs.test(foldForCues(text.split(':')[0] ?? ''))) return true;
  if (finiteVerbs.test(folded) || subjectVerb.test(folded)) return false;
  return !isAdvice(folded);
}

/** A moment in the owner's life told, rather than advice; English. */
export function isTold(text: string, folded: FoldedText): boolean {
  return (
    / (?:i|we|she|he) (?:was|were|had|sent|asked|did|went|saw|got|made|came|took|gave|felt|thought|knew|said|told|found|wrote|began|learned|accepted|\p{L}{3,}ed) /u.test(
      folded,
    ) || dated.test(text)
  );
}

const dated =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|yesterday|last (?:week|month|year|summer|winter)|(?:19|20)\d\d)\b/;
