import { germanicPhrases } from './phrases-germanic';
import { romancePhrases } from './phrases-romance';

/**
 * The few words around the owner's own sentences, in one language. They state nothing about the
 * matter itself: greeting, which question is meant, where it is written, what is not, goodbye.
 * Lists hold wordings of equal meaning; which one is taken depends on the conversation.
 */
export interface Phrases {
  greeting(name: string): string;
  greetingWithoutName: string;
  thanks: readonly string[];
  warmThanks: readonly string[];
  /** Before a title and its link. */
  link: readonly string[];
  /** The same for a talk. */
  talk: readonly string[];
  /** Before a link in an answer to one of several questions. */
  shortLink: readonly string[];
  /** Before a link whose text is in another language, which is named. */
  foreignLink(language: string): string;
  /** Points to a document the person already got, by title, without its link. */
  sentBefore(title: string): string;
  /** Introduces the answer to the question of that place (0, 1, …). */
  place(index: number): string;
  /** Introduces the answer to the question that begins with these words. */
  about(words: string): string;
  /** Before the title and link of something near a question, when nothing answers it. */
  closest: readonly string[];
  /** After that: whether it is what was meant. */
  closestAsk: readonly string[];
  /** Before a quotation in another language, which is named. */
  foreignQuote(language: string): string;
  /** One question of several has no answer in the library. */
  uncovered: readonly string[];
  /** No question has one. */
  allUncovered: readonly string[];
  /** After it, where no question has one: what would help to answer after all. */
  askAgain: readonly string[];
  /** The library has something near that may not be linked; asks for the circumstances. */
  askBack: readonly string[];
  closing: readonly string[];
  warmClosing: readonly string[];
  /** To somebody who asks whether they may ask, or only says hello. */
  openDoor: readonly string[];
  /** For messages that ask for nothing the library could answer. */
  thanksReply: readonly string[];
  /** The same when they tell of a success. */
  goodNewsReply: readonly string[];
  recruitingReply: readonly string[];
  salesReply: readonly string[];
}

const english: Phrases = {
  greeting: (name) => `Hi ${name},`,
  greetingWithoutName: 'Hi,',
  thanks: [
    'Thank you for your message.',
    'Thanks for writing.',
    'Thank you for asking.',
    'Thanks for the question.',
  ],
  warmThanks: [
    'Thank you for writing to me, I am glad you did.',
    'Thank you for telling me where you stand, that helps.',
    'It is good to hear from you, and thank you for asking.',
  ],
  link: [
    'I wrote about it here:',
    'The longer version is here:',
    'There is more in this post:',
    'I went into it in more detail here:',
  ],
  talk: ['I talk about it here:', 'I explain it in this talk:'],
  shortLink: ['More here:', 'I wrote about it here:', 'The details are here:'],
  foreignLink: (language) => `I have written about this, though in ${language}:`,
  foreignQuote: (language) => `One piece of advice from it, in ${language}:`,
  closest: [
    'I have not written about exactly this. The closest I have is:',
    'I have no post on just that. This one comes nearest:',
  ],
  closestAsk: [
    'Does that go in the right direction? If not, tell me a bit more about your situation and I will try again.',
    'If that misses your question, tell me what you have tried so far, and I will have another go.',
  ],
  sentBefore: (title) => `It is in the post I sent you before, “${title}”.`,
  place: (index) =>
    index === 0
      ? 'On your first question:'
      : `On the ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][index] ?? 'other'}:`,
  about: (words) => `On “${words}”:`,
  uncovered: [
    'I have not written about that, and I would rather not guess.',
    'I have nothing good on that one yet, so I will not make something up.',
  ],
  allUncovered: [
    'I have not written about this, and I would rather say so than guess. Somebody who works on it every day will help you better.',
    'This is something I have not written about, and I do not want to guess. I would ask somebody who knows it from their own work.',
  ],
  askAgain: [
    'If there is a side of it that is closer to what I do, tell me a bit more and I will try.',
    'If you meant something nearer to my own work, write me a line more about it.',
  ],
  askBack: [
    'Can you tell me a bit more about your situation and what you have tried so far? Then I can say something useful.',
    'What is the situation behind it, and what have you tried so far? With that I can give you a better answer.',
  ],
  closing: [
    'I hope that helps.',
    'Let me know how it goes.',
    'If something stays open, just ask.',
    'Good luck, and tell me how it went.',
  ],
  warmClosing: [
    'I hope that helps, and do tell me how it goes, I would love to hear.',
    'I wish you all the best with it.',
  ],
  openDoor: [
    'Ask away. Tell me in a few lines where you stand and what you want to decide, and I will answer as well as I can.',
  ],
  thanksReply: ['Thank you for letting me know.', 'Thank you for telling me, that was good to read.'],
  goodNewsReply: [
    'Congratulations! That is wonderful news, and thank you for telling me.',
    'That is great news, congratulations! Thank you for letting me know.',
  ],
  recruitingReply: [
    'Thank you for thinking of me. Please send me the details in writing, then I can tell you whether it fits.',
  ],
  salesReply: ['Thank you for getting in touch. I will come back to you if it becomes a topic for me.'],
};

const all: Record<string, Phrases> = { en: english, ...romancePhrases, ...germanicPhrases };

/** Languages that drafts can be framed in. */
export const phraseLanguages: readonly string[] = Object.keys(all);

/** The phrases of a language; English when it has none. */
export function phrasesFor(language: string | undefined): Phrases {
  return (language === undefined ? undefined : all[language]) ?? english;
}

/** The name of a language in another one, e.g. `inglés`; the code itself where the platform knows none. */
export function languageName(language: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
