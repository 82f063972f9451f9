import { foldForCues, hasCue } from '../conversation/cues';
import { analyseText } from '../retrieval/analyse-text';
import { takesBack, takingBackCues } from '../retrieval/changed-mind';
import type { LibraryDocument, Passage } from './document';
import { addressKey } from './normalize-url';
import { splitSentences } from './sentences';
import type { Supersession } from './supersession';

/** A document with its text. */
export interface DocumentWithText {
  document: LibraryDocument;
  passages: Passage[];
}

export type FoundSupersession = Pick<Supersession, 'newerId' | 'olderId' | 'likeness' | 'evidence'>;

/** Days between two texts of which the newer can have another view without saying so in a link. */
const leastDaysApart = 90;
const day = 86_400_000;

/** How alike titles must be where only the newer text says that its author thinks otherwise now. */
const leastLikeness = 0.5;

/** Characters of a sentence shown as evidence. */
const shownCharacters = 300;

/** Words by which an older text sends its readers on. */
const sendingOn: readonly string[] = [
  ...takingBackCues,
  'newer post',
  'newer version',
  'new version',
  'new advice',
  'newer advice',
  'updated version',
  'think differently',
  'think otherwise',
  'instead',
];

/** Titles of texts that come every year and replace nothing. */
const yearly: readonly string[] = [
  'review',
  'recap',
  'retrospective',
  'wrapped',
  'annual report',
  'look back',
];

/**
 * Whether one of two documents says something else on the same subject as the other, older one: it
 * links to it and takes it back; or the older links to it and sends its readers there; or both have
 * one title but for the year; or the newer one's title, or a sentence about the subject, says that its
 * author changed their mind. Undefined where nothing says so, or where it is not known which is newer.
 */
export function supersessionOf(
  one: DocumentWithText,
  other: DocumentWithText,
): FoundSupersession | undefined {
  const [older, newer] = [one, other].sort((left, right) => timeOf(left) - timeOf(right));
  if (!older || !newer || !(timeOf(older) < timeOf(newer))) return undefined;
  if (languageOf(older) !== languageOf(newer)) return undefined;
  const titles = compareTitles(newer.document, older.document);
  const found = (likeness: number, evidence: FoundSupersession['evidence']): FoundSupersession => ({
    newerId: newer.document.id,
    olderId: older.document.id,
    likeness: Math.round(Math.min(1, likeness) * 100) / 100,
    evidence,
  });
  const about = new Set([...titleTerms(newer.document), ...titleTerms(older.document)]);
  const olderSentence = () => bestSentence(older, about);

  const note = sentenceSendingTo(older, newer.document);
  const linking = newer.passages.filter((passage) => linksTo(passage, older.document));
  // A text that takes one thing back links to many others.
  const isAboutIt =
    titles.shared.size >= 2 || linking.some((passage) => saysSoAtLink(passage, older.document));
  if (isAboutIt && takesBack(newer, older.document)) {
    const evidence = cueSentence(linking, takingBackCues) ?? linkSentence(linking, older.document);
    return found(0.7 + 0.3 * titles.likeness, { newer: cut(evidence), older: note ?? olderSentence() });
  }
  if (note) {
    return found(0.7 + 0.3 * titles.likeness, { newer: bestSentence(newer, about), older: note });
  }
  if (timeOf(newer) - timeOf(older) < leastDaysApart * day) return undefined;
  if (titles.differInYearOnly) {
    return found(titles.likeness, { newer: bestSentence(newer, about), older: olderSentence() });
  }
  if (titles.likeness < leastLikeness) return undefined;
  const saysSo = hasCue(foldForCues(newer.document.title), takingBackCues)
    ? newer.document.title
    : cueSentence(newer.passages, takingBackCues, titles.shared);
  return saysSo === undefined
    ? undefined
    : found(titles.likeness, { newer: cut(saysSo), older: olderSentence() });
}

/** The time of a file says nothing about when its text was written. */
function timeOf({ document }: DocumentWithText): number {
  const isStated = document.publishedFrom !== 'file';
  return isStated && document.publishedAt !== undefined ? document.publishedAt : Number.NaN;
}

function languageOf({ document }: DocumentWithText): string {
  return document.language ?? 'en';
}

function titleTerms({ title, language }: LibraryDocument): Set<string> {
  return new Set(analyseText(title.replace(/\b(?:19|20)\d\d\b/gu, ' '), language));
}

function compareTitles(newer: LibraryDocument, older: LibraryDocument) {
  const [terms, others] = [titleTerms(newer), titleTerms(older)];
  const shared = new Set([...terms].filter((term) => others.has(term)));
  // A title with a second half ("…: one now, one later") shares what the shorter one has.
  const likeness = shared.size < 2 ? 0 : shared.size / Math.min(terms.size, others.size);
  const years = [newer, older].map(({ title }) => title.match(/\b(?:19|20)\d\d\b/gu)?.join(' ') ?? '');
  const isSame = shared.size >= 2 && terms.size === others.size && shared.size === terms.size;
  const isYearly = hasCue(foldForCues(newer.title), yearly);
  const numbers = [newer, older].map(({ title }) =>
    title
      .replace(/\b(?:19|20)\d\d\b/gu, '')
      .match(/\d+/gu)
      ?.join(' '),
  );
  return {
    shared,
    likeness,
    differInYearOnly: isSame && !isYearly && numbers[0] === numbers[1] && years[0] !== years[1],
  };
}

function linksTo(passage: Passage, document: LibraryDocument): boolean {
  return passage.links.some(({ url }) => isAddressOf(url, document));
}

function saysSoAtLink({ text, links }: Passage, document: LibraryDocument): boolean {
  const paragraphs = text.split('\n\n');
  return links.some(({ url, anchorText }) => {
    const around = paragraphs.find((paragraph) => anchorText !== '' && paragraph.includes(anchorText));
    return isAddressOf(url, document) && hasCue(foldForCues(around ?? ''), takingBackCues);
  });
}

function isAddressOf(url: string, document: LibraryDocument): boolean {
  const key = addressKey(url);
  const own = [document.url, document.citationUrl].flatMap((address) =>
    address ? [addressKey(address)] : [],
  );
  return key !== undefined && own.includes(key);
}

/** A sentence by which an older text sends its readers to a newer one. */
function sentenceSendingTo(older: DocumentWithText, newer: LibraryDocument): string | undefined {
  for (const passage of older.passages) {
    for (const link of passage.links) {
      if (!isAddressOf(link.url, newer)) continue;
      const sentences = sentencesOf(passage);
      const at = sentences.findIndex((sentence) => sentence.includes(link.anchorText));
      // "I no longer think so. The market changed. Please read my newer post."
      const around = sentences.slice(Math.max(0, at - 2), at + 1);
      if (hasCue(foldForCues(around.join(' ')), sendingOn)) return cut(around.slice(-2).join(' '));
    }
  }
  return undefined;
}

function linkSentence(passages: Passage[], document: LibraryDocument): string {
  const links = passages.flatMap((passage) => passage.links);
  return links.find(({ url }) => isAddressOf(url, document))?.sentence ?? '';
}

/** The first sentence with a cue; with `about`, one that also has one of these terms in it. */
function cueSentence(
  passages: Passage[],
  cues: readonly string[],
  about?: ReadonlySet<string>,
): string | undefined {
  const isAbout = (sentence: string) =>
    about === undefined || analyseText(sentence).some((term) => about.has(term));
  return passages
    .flatMap(sentencesOf)
    .find((sentence) => hasCue(foldForCues(sentence), cues) && isAbout(sentence));
}

/** The sentence with most of these terms in it, the earlier of two. */
function bestSentence({ passages, document }: DocumentWithText, about: ReadonlySet<string>): string {
  let best = { sentence: '', count: 0 };
  for (const sentence of passages.flatMap(sentencesOf)) {
    const terms = new Set(analyseText(sentence, document.language));
    const count = [...about].filter((term) => terms.has(term)).length;
    if (count > best.count) best = { sentence, count };
  }
  return cut(best.sentence || (passages[0] && sentencesOf(passages[0])[0]) || document.title);
}

function sentencesOf({ text }: Passage): string[] {
  return splitSentences(text)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function cut(sentence: string): string {
  return sentence.length <= shownCharacters
    ? sentence
    : `${sentence
        .slice(0, shownCharacters)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
