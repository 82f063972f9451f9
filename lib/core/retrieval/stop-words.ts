import { dan, deu, eng, fin, fra, ita, nld, nob, pol, por, rus, spa, swe } from 'stopword';
import { moreStopWords } from './more-stop-words';

/** Function words per language (ISO 639-1), from the `stopword` lists, lower-case with accents kept. */
const lists: Record<string, readonly string[]> = {
  da: dan,
  de: deu,
  en: eng,
  es: spa,
  fi: fin,
  fr: fra,
  it: ita,
  nl: nld,
  no: nob,
  pl: pol,
  pt: por,
  ru: rus,
  sv: swe,
};

/**
 * Words of conversation that carry no topic. They count little in questions, and
 * everywhere else like other words: "Hi, could you help me, any advice is welcome" must not decide what is found.
 */
const politeWords: Record<string, string> = {
  en: `hi hello hey dear thanks thank please kindly regards cheers advice advise tip tips help question questions
    wondering wonder wondered want wanted wants wish like love know knows think thinking thought thoughts tell say ask asking
    suggest suggestion suggestions recommend recommendation recommendations opinion idea ideas
    would could should can may might must shall will need needs really just actually maybe perhaps
    somebody someone anybody anyone something anything everything thing things way ways get got getting
    give go going make makes making much many lot lots best good better great nice quick quickly
    share possible possibly honest honestly currently today im ive id youre dont doesnt didnt cant
    one two please possible see look looking find long wrote written
    still even always never also else yet instead`,
  es: `hola buenas gracias favor ayuda consejo consejos pregunta preguntas duda dudas quiero quisiera querria gustaria puedo
    puedes podrias podria crees piensas opinas recomiendas recomendarias saludos abrazo cosa cosas mejor algo alguien`,
  fr: `bonjour salut merci conseil conseils question questions aide voudrais veux peux pourrais pourriez penses pensez
    recommandes recommandez cordialement chose choses meilleur meilleure quelque quelqu`,
  de: `hallo liebe lieber danke bitte frage fragen rat tipp tipps hilfe möchte würde könnte könntest könnten kannst
    denkst meinst empfiehlst empfehlen grüße gruß sache sachen beste besten etwas jemand`,
  pt: `ola oi obrigado obrigada favor ajuda conselho conselhos duvida pergunta perguntas quero gostaria posso pode poderia
    acha pensa recomenda abraço coisa coisas melhor algo alguem`,
  it: `ciao salve grazie aiuto consiglio consigli domanda domande vorrei voglio posso puoi potresti potrebbe
    pensi consigli saluti cosa cose meglio migliore qualcosa qualcuno`,
  nl: `hallo hoi dank bedankt vraag vragen advies tip tips hulp wil wilde graag kan kun kunt zou denk denkt
    groet groeten ding dingen beste iets iemand`,
};

const folded = new Map<string, Set<string>>();
const polite = new Map<string, Set<string>>();

/** Languages with a list of function words. */
export const languagesWithStopWords: readonly string[] = Object.keys(lists);

/** The function words of a language, folded. Empty for unknown languages. */
export function stopWordsOf(language: string): Set<string> {
  let words = folded.get(language);
  if (!words) {
    words = new Set<string>();
    const all = [...(lists[language] ?? []), ...(moreStopWords[language] ?? '').split(/\s+/)];
    for (const word of all) {
      if (/^[a-z]+$/.test(word)) words.add(word);
      else for (const part of foldWord(word).split(betweenWords(word))) if (part !== '') words.add(part);
    }
    folded.set(language, words);
  }
  return words;
}

/** Languages whose letters with marks are letters of their own: nobody writes "große" for "Größe". */
const lettersOfTheirOwn = new Set(['da', 'de', 'fi', 'no', 'sv']);
const spelled = new Map<string, Set<string>>();

/** Whether a lower-case word is a function word of a language, also where its accents were left out. */
export function isStopWord(word: string, language: string): boolean {
  const written = (language === 'de' ? withUmlauts(word) : word).replaceAll("'", '');
  const plain = foldWord(written);
  if (!stopWordsOf(language).has(plain)) return false;
  if (plain === written || !lettersOfTheirOwn.has(language)) return true;
  const words = spelled.get(language) ?? new Set(lists[language]);
  spelled.set(language, words);
  return words.has(written);
}

/** Words of courtesy and of asking in a language, folded; see {@link politeWords}. */
export function politeWordsOf(language: string): Set<string> {
  let words = polite.get(language);
  if (!words) {
    words = new Set(foldWord(politeWords[language] ?? '').split(/\s+/));
    polite.set(language, words);
  }
  return words;
}

/** Accents on letters that are the same letter without them; in other scripts (Thai, Japanese, Hindi) marks tell words apart. */
const accents =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/** Letters that no decomposition takes apart, with what people type in their place. */
const otherLetters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Whether a text needs none of the patterns of all scripts, which are slow to compile in a worker that has just started. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function betweenWords(word: string): RegExp {
  return isAscii(word) ? /[^A-Za-z0-9]+/ : /[^\p{L}\p{N}]+/u;
}

/** Lower-case, compatibility forms unified, accents removed. */
export function foldWord(word: string): string {
  // Most words need no more; this is called for every word of every text.
  if (/^[a-z0-9]*$/.test(word)) return word;
  if (isAscii(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(accents, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøœæłđðþı]/g, (letter) => otherLetters[letter] ?? letter);
}

/** German from a keyboard without umlauts: "Groesse", "fuer", as in Snowball's second German stemmer; not "neue", "Quelle". */
export function withUmlauts(word: string): string {
  return word
    .replaceAll('ae', 'ä')
    .replaceAll('oe', 'ö')
    .replace(/(?<![aeq])ue/g, 'ü');
}
