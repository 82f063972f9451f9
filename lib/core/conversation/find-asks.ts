import { type Sentence, splitSentences } from '../drafting/sentences';
import { tellingConcepts } from '../retrieval/query-terms';
import type { Ask } from './ask';
import { askingToAsk, emptyQuestions, greetingWords, nudges, openQuestions, pointingWords } from './ask-cues';
import { foldForCues, hasCue } from './cues';
import { looksLikeInjection } from './injection-signs';
import { requestCues } from './request-cues';

/** An ask found in one message, with where it stands. */
export interface FoundAsk {
  kind: Ask['kind'];
  quote: string;
  /** Indexes into {@link MessageAsks.sentences}: first and last sentence of the quote. */
  first: number;
  last: number;
  /** True when the ask only points back ("and for the second one?"). */
  isFollowUp: boolean;
  /** How many words of it say what it is about. */
  says: number;
}

export interface MessageAsks {
  sentences: Sentence[];
  asks: FoundAsk[];
}

/** Characters of a sentence that may hold two questions; longer ones are no questions people write. */
const longestDouble = 500;

const questionEnd = /[?？؟⁇⁉‽][\s"'”’»)\]*_」』）!！.…]*$/u;
const greekQuestionEnd = /;[\s"'”’»)]*$/u;
const listMark = /^\s*(?:\(?\d{1,2}[.):]|[-*•–‣◦])\s+/u;

/** Words a question of its own begins with; one that begins otherwise continues the one before it. */
const questionStarters = new Set(
  `what which how where when who whom whose why should could would can may might must do does did is are was were will shall
   has have had am isnt arent dont doesnt didnt wouldnt shouldnt any
   que cual cuales como donde cuando quien por para debo deberia puedo puede puedes podrias es hay tengo conviene crees merece
   quel quelle quels quelles comment ou quand qui pourquoi est faut dois devrais puis peux peut combien y quoi
   was welche welcher welches wie wo wann wer warum wieso soll sollte kann konnte darf muss ist sind gibt lohnt hast haben woran womit
   qual quais onde quem porque devo deveria posso pode vale ha
   cosa quale quali dove quando chi perche dovrei conviene esiste
   wat welke hoe waar wanneer wie waarom moet zou kan mag is zijn heeft`.split(/\s+/),
);

/** Words a continuation begins with, before its own first word. */
const joiners = new Set(
  'and also or but so then plus y o tambien et ou und oder auch e ou tambem ed oppure en of ook'.split(' '),
);

/** The asks of one message, in order. The text must be free of hidden characters. */
export function findAsks(text: string): MessageAsks {
  const sentences = splitSentences(text);
  const asks: FoundAsk[] = [];
  sentences.forEach((sentence, index) => {
    const kind = kindOf(sentence.text, isListOfQuestions(sentences, index));
    if (!kind || looksLikeInjection(sentence.text)) return;
    const previous = asks.at(-1);
    const isNext = previous !== undefined && previous.last === index - 1 && isSameParagraph(sentences, index);
    const goesOn = isContinuation(sentence.text) || saysNothing(sentence.text);
    const isAnother = previous !== undefined && previous.says > 0 && startsAnother(sentence.text);
    if (isNext && (previous.isFollowUp || goesOn) && !isAnother && !listMark.test(sentence.text)) {
      extend(previous, index, text, sentences);
      previous.says += topicCount(sentence.text);
      previous.isFollowUp = previous.isFollowUp && hasLittleContent(sentence.text);
      return;
    }
    // "I am not sure whether … What would you do in my place?": asks nothing of its own.
    if (previous && isOpenQuestion(sentence.text) && isSameThought(sentences, previous.last, index)) {
      extend(previous, index, text, sentences);
      return;
    }
    // "And for the second thing? I have … What would you check first?": one ask with its circumstances.
    if (previous?.isFollowUp && !isAnother && isSameThought(sentences, previous.last, index)) {
      extend(previous, index, text, sentences);
      return;
    }
    for (const quote of twoInOne(withoutListMark(sentence.text))) {
      const says = topicCount(quote);
      asks.push({ kind, quote, first: index, last: index, isFollowUp: says < 2, says });
    }
  });
  return { sentences, asks };
}

/** "How do I write it well, and how do I survive the day?": two asks, unless the second one leans on the first. */
function twoInOne(sentence: string): string[] {
  if (sentence.length > longestDouble || !questionEnd.test(sentence)) return [sentence];
  const opening = withoutOpening(sentence);
  for (const match of sentence.matchAll(/,?\s+(?:and|but|or|y|et|und|e|en)\s+(?=\p{L}+\s+\p{L}+)/giu)) {
    const left = sentence.slice(0, match.index);
    const right = sentence.slice(match.index + match[0].length);
    const isQuestionOfItsOwn =
      questionStarters.has(firstWordOf(right)) &&
      questionStarters.has(firstWordOf(opening)) &&
      !wordsIn(right).some((word) => pointingWords.includes(word));
    if (isQuestionOfItsOwn && topicCount(left) >= 2 && topicCount(right) >= 2) return [left, right];
  }
  return [sentence];
}

/** "What would you do?", "Any thoughts?", with at most a word of its own. */
function isOpenQuestion(sentence: string): boolean {
  return topicCount(sentence) < 2 && hasCue(foldForCues(withoutOpening(sentence)), openQuestions);
}

/** Whether a clause begins like a question of its own. */
export function asksSomething(clause: string): boolean {
  return questionStarters.has(firstWordOf(clause)) && wordsIn(clause).length > 2;
}

function wordsIn(text: string): string[] {
  return foldForCues(text).trim().split(' ');
}

function firstWordOf(text: string): string {
  return wordsIn(text)[0] ?? '';
}

/** "Also, how do you …": another question, though it begins like a continuation. */
function startsAnother(sentence: string): boolean {
  const words = wordsIn(sentence);
  const at = words.findIndex((word) => !joiners.has(word));
  return at > 0 && questionStarters.has(words[at] ?? '') && topicCount(sentence) > 0;
}

/** A sentence without greeting, joining words and list mark: what is asked. */
export function withoutOpening(sentence: string): string {
  let rest = withoutListMark(sentence).replace(/^@\p{Lu}\S*(?:\s\p{Lu}\S*)?\s+/u, '');
  // "Two questions: 1) do I need …", "Quick one: …".
  rest = rest.replace(/^(?:\p{L}+\s+){0,3}(?:questions?|things|one)\s*:\s*(?:\(?\d{1,2}[.):]\s+)?/iu, '');
  // A greeting with a name up to a comma or exclamation mark: "Hi Hedda, quick one: how …".
  for (const greeting of greetingWords) {
    if (rest.slice(0, greeting.length).toLowerCase() !== greeting) continue;
    const opening = /^[^,!:;.?\n]{0,40}[,!:;.\n]\s*/u.exec(rest);
    if (opening && opening[0].length < rest.length) rest = rest.slice(opening[0].length);
    break;
  }
  return rest.trim();
}

/** True when nothing is left to search for once pointing and courtesy are taken away. */
function hasLittleContent(sentence: string): boolean {
  return topicCount(sentence) < 2;
}

function topicCount(sentence: string): number {
  return tellingConcepts(withoutOpening(sentence)).filter((concept) => !pointing.has(concept.terms[0] ?? ''))
    .length;
}

const pointing = new Set(
  'second third first last point thing mention mentioned said told other next previous former latter segundo segunda zweite deuxieme'.split(
    ' ',
  ),
);

function kindOf(sentence: string, inListOfQuestions: boolean): Ask['kind'] | undefined {
  const folded = foldForCues(withoutOpening(sentence));
  const words = folded.trim();
  if (words === '') return undefined;
  const isQuestion =
    questionEnd.test(sentence) ||
    (/\p{Script=Greek}/u.test(sentence) && greekQuestionEnd.test(sentence)) ||
    sentence.includes('¿');
  const tail = words.split(' ').slice(-6).join(' ');
  if (
    emptyQuestions.includes(words) ||
    (isQuestion && emptyQuestions.some((empty) => empty.includes(' ') && tail.endsWith(empty)))
  ) {
    return undefined;
  }
  if (hasCue(folded, askingToAsk) || hasCue(folded, nudges)) return undefined;
  if (isQuestion && hasCue(folded, remindingCues) && hasLittleContent(sentence)) return undefined;
  if (isQuestion) return 'question';
  const wordCount = words.split(' ').length;
  if (wordCount >= 3 && (hasCue(folded, requestCues) || inListOfQuestions)) return 'request';
  return undefined;
}

/** "You wrote about this, no?": leads to the question, is none. */
const remindingCues: readonly string[] = ['you wrote', 'you said', 'you posted', 'you talked'];

/** A list item without a question mark among items with one, or under a line that announces questions. */
function isListOfQuestions(sentences: Sentence[], index: number): boolean {
  const sentence = sentences[index];
  if (!sentence || !listMark.test(sentence.text)) return false;
  // "3. My manager pays for one. Is it worth it?": the question of the item is the ask, not its first sentence.
  const inItem = sentences.slice(index + 1, index + 8).filter((other) => other.line === sentence.line);
  if (inItem.some((other) => questionEnd.test(other.text))) return false;
  for (let before = index - 1; before >= 0 && index - before <= 12; before--) {
    const other = sentences[before];
    if (!other) break;
    if (listMark.test(other.text)) {
      if (questionEnd.test(other.text)) return true;
      continue;
    }
    return /:\s*$/u.test(other.text) && hasCue(foldForCues(other.text), announcing);
  }
  return false;
}

const announcing = [
  'question*',
  'pregunta*',
  'frage*',
  'pergunta*',
  'domand*',
  'vraag',
  'vragen',
  'like to know',
  'would love to know',
  'wondering',
  'help with',
];

function isContinuation(sentence: string): boolean {
  const words = foldForCues(sentence).trim().split(' ');
  const first = joiners.has(words[0] ?? '') ? words[1] : words[0];
  return words.length <= 14 && !questionStarters.has(first ?? '');
}

/** "Is there any way?": belongs to the question before it. */
function saysNothing(sentence: string): boolean {
  return tellingConcepts(withoutOpening(sentence)).length === 0;
}

function extend(ask: FoundAsk, index: number, text: string, sentences: Sentence[]): void {
  const start = sentences[ask.first]?.start ?? 0;
  ask.last = index;
  ask.quote = withoutListMark(text.slice(start, sentences[index]?.end ?? start)).replace(/\s*\n\s*/g, ' ');
}

function isSameParagraph(sentences: Sentence[], index: number): boolean {
  return sentences[index]?.paragraph === sentences[index - 1]?.paragraph;
}

/** At most three sentences on, in one paragraph, and not in another list item. */
function isSameThought(sentences: Sentence[], from: number, to: number): boolean {
  const between = sentences.slice(from + 1, to + 1);
  const paragraph = sentences[from]?.paragraph;
  return (
    to - from <= 3 && between.every((other) => other.paragraph === paragraph && !listMark.test(other.text))
  );
}

function withoutListMark(text: string): string {
  return text.replace(listMark, '');
}
