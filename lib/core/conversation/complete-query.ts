import { splitSentences } from '../drafting/sentences';
import { tellingConcepts } from '../retrieval/query-terms';
import { pointingWords } from './ask-cues';
import type { Conversation, Message } from './conversation';
import { foldForCues, hasCue } from './cues';
import { type FoundAsk, findAsks, type MessageAsks, withoutOpening } from './find-asks';
import { factsInMessage } from './sender-facts';
import { inTimeOrder, isSaid } from './unanswered';

/** Concepts a question must have to stand on its own. */
const enoughConcepts = 3;
/** Most characters of context added to a question. */
const mostContext = 400;

/**
 * The ask made searchable. A question with enough words of its own stands alone. One that points
 * elsewhere ("does that still hold?") gets the sentences around it, and a follow-up without content
 * gets what it refers to in the thread: the counted thing ("the second one"), else the last words.
 */
export function searchableQuery(input: {
  ask: FoundAsk;
  found: MessageAsks;
  message: Message;
  conversation: Conversation;
  /** ISO 639-1 of the message, to tell its function words. */
  language?: string;
}): { query: string; focus?: string } {
  const { ask, found, message, conversation, language } = input;
  const own = withoutOpening(ask.quote);
  const parts: string[] = [];
  const enough = () => isEnough(parts, language);
  const ordinal = ordinalIn(own);
  if (ordinal !== undefined) {
    const counted = countedThing(conversation, message, ordinal);
    if (counted) parts.push(counted);
  }
  parts.push(own);
  const focus = parts.join(' ');
  if (enough()) return { query: focus };

  for (const sentence of sentencesAround(found, ask, language)) {
    if (enough() || parts.join(' ').length > mostContext) break;
    parts.push(sentence);
  }
  const isLost = pointsElsewhere(own) && !enough();
  if (isLost || tellingConcepts(parts.join(' '), language).length < 2) {
    for (const earlier of earlierTexts(conversation, message)) {
      parts.push(earlier.slice(-mostContext));
      // What was answered last may be as short as the question; what both are about was said before.
      if (enough() && (!isLost || topicsOf(parts.join(' '), language) >= enoughConcepts + 2)) break;
    }
  }
  return { query: parts.join(' '), ...(topicsOf(focus, language) > 0 ? { focus } : {}) };
}

/** How many words say what a text is about; bare numbers and words that point elsewhere do not. */
function topicsOf(text: string, language: string | undefined): number {
  return tellingConcepts(text, language).filter(
    ({ surface }) => !/^[\d.,]+$/.test(surface) && !pointingWords.includes(surface.toLowerCase()),
  ).length;
}

function isEnough(parts: string[], language: string | undefined): boolean {
  const text = parts.join(' ');
  const concepts = topicsOf(text, language);
  const points = pointsElsewhere(parts[0] ?? '');
  const isBare = topicsOf(parts[0] ?? '', language) < 2;
  return concepts >= enoughConcepts + (isBare ? 2 : points ? 1 : 0);
}

/** Whether a question leans on words said elsewhere: "does that hold?", "and the second?"; not "what first?", "das Lernen". */
function pointsElsewhere(question: string): boolean {
  // A German article before its noun, which has a capital.
  const text = question.replace(/\b(?:[Dd]as|[Dd]ies)(?=\s+\p{Lu})/gu, ' ');
  const words = foldForCues(text).trim().split(' ');
  return words.some((word, at) => {
    if (!pointingWords.includes(word)) return false;
    const isOrdinal = ordinals.some((names) => names.includes(word));
    return !isOrdinal || words[at - 1] === 'the' || countable.has(words[at + 1] ?? '');
  });
}

/**
 * The other sentences near the ask, nearest first, before and behind it in turn: of its own list
 * item, else of its paragraph; the rest of the message only when the ask says next to nothing.
 */
function sentencesAround(found: MessageAsks, ask: FoundAsk, language: string | undefined): string[] {
  // A question that leans on the one before it needs that one's words; a short one of its own does not.
  const leans = pointsElsewhere(ask.quote) || topicsOf(ask.quote, language) < 2;
  const leanedOn =
    leans && !isEnough([ask.quote], language) ? found.asks[found.asks.indexOf(ask) - 1] : undefined;
  const taken = new Set(
    found.asks.flatMap((other) =>
      other === ask || other === leanedOn ? [] : range(other.first, other.last),
    ),
  );
  const before = range(0, ask.first - 1).reverse();
  const after = range(ask.last + 1, found.sentences.length - 1);
  const own = found.sentences[ask.first];
  const isItem = found.sentences.some(
    (other) => other.line === own?.line && /^\s*(?:\(?\d{1,2}[.):]|[-*•–])\s/u.test(other.text),
  );
  const isNear = (index: number) => {
    const other = found.sentences[index];
    return isItem ? other?.line === own?.line : other?.paragraph === own?.paragraph;
  };
  const isBare = tellingConcepts(ask.quote, language).length < 2;
  const near = inTurn(before.filter(isNear), after.filter(isNear));
  const order = isBare && !isItem ? [...near, ...before.filter((index) => !isNear(index))] : near;
  return order
    .filter((index) => !taken.has(index))
    .map((index) => withoutOpening(found.sentences[index]?.text ?? ''))
    .filter(
      (sentence) => sentence !== '' && !hasCue(foldForCues(sentence), courtesies) && !isBiography(sentence),
    );
}

/** Who asks steers which of two answers suits them; it is not what they ask about. */
function isBiography(sentence: string): boolean {
  return factsInMessage(sentence).some(({ kind }) => kind === 'background' || kind === 'stage');
}

/** Sentences that add nothing to a question. */
const courtesies = [
  'sorry',
  'thank you',
  'thanks',
  'hope you',
  'love your',
  'enjoy your',
  'enjoyed your',
  'your posts',
  'my name is',
  'me llamo',
  'je mappelle',
  'je m appelle',
  'ich heisse',
  'mein name ist',
  'meu nome e',
  'mi chiamo',
  'mijn naam is',
  'jag heter',
  'gracias',
  'merci',
  'danke',
  'obrigado',
  'obrigada',
  'grazie',
  'bedankt',
];

function inTurn(left: number[], right: number[]): number[] {
  const mixed: number[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    mixed.push(...left.slice(index, index + 1), ...right.slice(index, index + 1));
  }
  return mixed;
}

/** Texts said before the message, newest first, at most four. */
function earlierTexts(conversation: Conversation, message: Message): string[] {
  const ordered = inTimeOrder(conversation.messages).filter(isSaid);
  const at = ordered.indexOf(message);
  return ordered
    .slice(0, Math.max(0, at))
    .reverse()
    .filter((earlier) => earlier.text.trim() !== '')
    .slice(0, 4)
    .map((earlier) => earlier.text);
}

const ordinals: ReadonlyArray<readonly string[]> = [
  [
    'first',
    'firstly',
    'primero',
    'primera',
    'premier',
    'premiere',
    'erste',
    'erstens',
    'primeiro',
    'primeira',
    'primo',
    'prima',
    'eerste',
    '1',
  ],
  [
    'second',
    'secondly',
    'segundo',
    'segunda',
    'deuxieme',
    'seconde',
    'zweite',
    'zweitens',
    'secondo',
    'seconda',
    'tweede',
    '2',
  ],
  [
    'third',
    'thirdly',
    'tercero',
    'tercera',
    'troisieme',
    'dritte',
    'drittens',
    'terceiro',
    'terceira',
    'terzo',
    'terza',
    'derde',
    '3',
  ],
];

const countable = new Set(
  'thing one point part option step idea suggestion question tip item cosa punto opcion paso pregunta chose point partie sache punkt frage schritt coisa ponto passo domanda ding vraag stap'.split(
    ' ',
  ),
);

/** 0 for "the first thing", 1 for "the second one", …; undefined when nothing counted is meant. */
function ordinalIn(text: string): number | undefined {
  const words = foldForCues(text).trim().split(' ');
  for (let index = 0; index + 1 < words.length; index++) {
    if (!countable.has(words[index + 1] ?? '')) continue;
    const found = ordinals.findIndex((names) => names.includes(words[index] ?? ''));
    if (found >= 0) return found;
  }
  return undefined;
}

/** The sentence that begins with the ordinal, or the list item of that number, in the latest earlier message that counts. */
function countedThing(conversation: Conversation, message: Message, ordinal: number): string | undefined {
  const ordered = inTimeOrder(conversation.messages).filter(isSaid);
  const earlier = ordered.slice(0, Math.max(0, ordered.indexOf(message))).reverse();
  for (const candidate of [...earlier.filter((one) => one.isOwn), ...earlier.filter((one) => !one.isOwn)]) {
    const sentences = splitSentences(candidate.text.slice(0, 8000));
    const match = sentences.find((sentence) => {
      const first = foldForCues(sentence.text.slice(0, 40)).trim().split(' ')[0] ?? '';
      return ordinals[ordinal]?.includes(first) === true;
    });
    if (match) return match.text.slice(0, mostContext);
    const questions = findAsks(candidate.text.slice(0, 8000)).asks;
    const asked = !candidate.isOwn && questions.length > 1 ? questions[ordinal] : undefined;
    if (asked) return asked.quote.slice(0, mostContext);
  }
  return undefined;
}

function range(from: number, to: number): number[] {
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
