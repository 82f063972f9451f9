import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { foldWord, withUmlauts } from './stop-words';

const stemmers: Record<string, (word: string) => string> = {
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ru: russian,
  sv: swedish,
};

const cacheSize = 20_000;
const caches = new Map<string, Map<string, string>>();

/**
 * The stem of a lower-case word that still has its accents (the stemmers need them), with the
 * accents folded afterwards. Words with digits and words of unknown languages are only folded.
 * Stems are remembered per language: texts repeat the same few thousand words.
 */
export function stemWord(word: string, language: string): string {
  const cache = caches.get(language) ?? new Map<string, string>();
  caches.set(language, cache);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stemmer = /\d/.test(word) || word.length > 40 ? undefined : stemmers[language];
  const stem = foldWord(stemmer ? stemmer(language === 'de' ? withUmlauts(word) : word) : word);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(word, stem);
  return stem;
}
