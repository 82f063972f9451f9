/**
 * One sentence per language in which there are no other phrases: that the reply goes on in English.
 * Short and plain, so that nothing in it can be wrong about the matter.
 */
const apologies: Record<string, string> = {
  ar: 'عذرًا، لا يمكنني الرد إلا باللغة الإنجليزية.',
  cs: 'Omlouvám se, odpovídám jen anglicky.',
  da: 'Undskyld, jeg kan kun svare på engelsk.',
  el: 'Συγγνώμη, μπορώ να απαντήσω μόνο στα αγγλικά.',
  fi: 'Pahoittelut, voin vastata vain englanniksi.',
  hu: 'Elnézést, csak angolul tudok válaszolni.',
  ja: '申し訳ありませんが、英語でお返事いたします。',
  ko: '죄송하지만 영어로만 답변드릴 수 있습니다.',
  no: 'Beklager, jeg kan bare svare på engelsk.',
  pl: 'Przepraszam, odpowiadam tylko po angielsku.',
  ro: 'Îmi pare rău, pot răspunde doar în engleză.',
  ru: 'Простите, я отвечаю только по-английски.',
  sv: 'Förlåt, jag kan bara svara på engelska.',
  tr: 'Kusura bakmayın, yalnızca İngilizce yanıt verebiliyorum.',
  uk: 'Перепрошую, я відповідаю лише англійською.',
  zh: '抱歉，我只能用英文回复。',
};

/** The apology in a language; undefined where there is none, or none is needed. */
export function apologyFor(language: string | undefined): string | undefined {
  return language === undefined ? undefined : apologies[language];
}
