import { tellingConcepts } from '../retrieval/query-terms';
import { askingToAsk, nudges } from './ask-cues';
import { foldForCues, hasCue } from './cues';
import type { FoundAsk, MessageAsks } from './find-asks';
import { withoutOpening } from './find-asks';
import { looksLikeInjection } from './injection-signs';
import { thanksCues } from './intent';

/** What people say they want or cannot do, when they leave the question itself out. */
const needCues: readonly string[] = [
  'i want to',
  'i need to',
  'i need a',
  'i need some',
  'i need an',
  'i require',
  'i dont want',
  'i do not want',
  'id like to',
  'i would like to',
  'i am trying to',
  'im trying to',
  'i cant',
  'i cannot',
  'i am unable',
  'im unable',
  'i am looking for',
  'im looking for',
  'i am stuck',
  'im stuck',
  'i am interested in',
  'im interested in',
  'interested in',
  'need help',
  'quiero',
  'quisiera',
  'necesito',
  'busco',
  'je veux',
  'je voudrais',
  'je cherche',
  'ich mochte',
  'ich will',
  'ich suche',
  'quero',
  'preciso',
  'vorrei',
  'voglio',
  'cerco',
  'ik wil',
  'ik zoek',
];

/** Wishes that are courtesies. */
const courtesyCues: readonly string[] = [
  'congrat*',
  'congratulat*',
  'happy birthday',
  'happy new year',
  'merry christmas',
  'good luck',
  'well done',
  'nice to',
  'great to',
  'good to',
  'glad to',
  'pleased to',
  'happy to',
  'pleasure',
  'looking forward',
  'see you',
  'to connect',
  'to thank',
  'to say',
  'to congratulate',
  'to invite',
  'to introduce',
  'enjoyed',
  'loved your',
  'love your',
  'great post',
  'great talk',
  'great article',
  'nice post',
  'welcome',
  'sounds good',
  'will do',
  'no worries',
  'felicidades',
  'enhorabuena',
  'felicitations',
  'bravo',
  'gluckwunsch*',
  'herzlichen',
  'parabens',
  'auguri',
  'complimenti',
  'gefeliciteerd',
];

/** A sentence that only cries for help: what it is about stands beside it. */
const bareHelp =
  /^ (?:please |can you )?(?:help|ayuda|aide|hilfe|ajuda|aiuto)(?: me| us)?(?: please| out)? $/;

/** A question whose mark was left out: "Do you support exports", "Is a degree needed for this". */
const invertedQuestion = /^ (?:do|does|did|is|are|can|could|should|would) (?!not |do |be )/;

/** A question without its mark behind a statement: "I use lists for it, but is there a flag". */
const joinedQuestion =
  /[,;]\s+(?:but|and|so|or)\s+(?:(?:is|are) there|(?:can|could|should|may) (?:i|we|one|you)|do (?:i|we|you)|does (?:it|this))\b/iu;

/** Words that begin a clause about something named before; what stands in it states nothing by itself. */
const clauseWords = new Set(
  `when where which who whom whose that if whether how what why because while after before until unless
   cuando donde que quien si quand ou qui dont wenn wann wo welche welcher welches dass ob quando onde dove che als waar die dat`.split(
    /\s+/,
  ),
);

/** Words of somebody telling, not asking. */
const tellingWords = new Set(
  'i im ive id ill we were weve you youre your he she they yo nosotros je nous vous ich wir eu io noi ik wij jij'.split(
    ' ',
  ),
);

/** Words of a statement: "my train is late" names no topic. */
const statingWords = new Set(
  'is are was were will has had es esta son est sont ist sind e sao sono zijn'.split(' '),
);

/**
 * Asks of a message that has no question and no request: a need that is stated ("I want to move my
 * notes to markdown") or a bare topic ("Deleting an account without losing the photos"). Undefined
 * for courtesies and small talk.
 */
export function findUnmarkedAsk(found: MessageAsks): FoundAsk | undefined {
  const { sentences } = found;
  const whole = foldForCues(sentences.map((sentence) => sentence.text).join(' '));
  if (hasCue(whole, courtesyCues) || hasCue(whole, nudges)) return undefined;
  const isThanks = hasCue(whole, thanksCues);
  const plea = sentences.findIndex(({ text }) => bareHelp.test(foldForCues(text)));
  const at = sentences.findIndex((sentence) => {
    if (looksLikeInjection(sentence.text)) return false;
    const own = withoutOpening(sentence.text);
    const folded = foldForCues(own);
    if (tellingConcepts(own).length < 2) return false;
    if (plea >= 0) return true;
    if (hasCue(folded, needCues)) return true;
    if ((invertedQuestion.test(folded) || joinedQuestion.test(own)) && !hasCue(folded, askingToAsk))
      return true;
    const all = folded.trim().split(' ');
    const words = mainClauseOf(all);
    return (
      !isThanks &&
      sentences.length <= 2 &&
      all.length <= 25 &&
      !words.some((word) => statingWords.has(word) && !/ing$/.test(words[0] ?? '')) &&
      (/ing$/.test(words[0] ?? '') || !words.some((word) => tellingWords.has(word)))
    );
  });
  const sentence = sentences[at];
  if (!sentence) return undefined;
  const says = tellingConcepts(sentence.text).length;
  return { kind: 'request', quote: sentence.text, first: at, last: at, isFollowUp: false, says };
}

/** First words of what somebody tells of: "the slides that you sent are great". */
const determiners = new Set('the my your our his her their this that these those a an'.split(' '));

/** The words up to the first clause that hangs on them: "Sort mails to those | that were sent to me". */
function mainClauseOf(words: string[]): string[] {
  if (determiners.has(words[0] ?? '')) return words;
  const end = words.findIndex((word, index) => index > 0 && clauseWords.has(word));
  return end < 0 ? words : words.slice(0, end);
}
