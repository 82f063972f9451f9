import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language';

describe('language of a message', () => {
  it.each([
    ['Which course should I take?', 'en'],
    ['Looking for an MLOps mentor', 'en'],
    ['Tips for data engineering interviews', 'en'],
    ['Great talk yesterday', 'en'],
    ['Thanks!', 'en'],
    ['Hola! Me gustaría saber si vale la pena estudiar un máster', 'es'],
    ['No tengo experiencia en datos', 'es'],
    ['Gracias', 'es'],
    ['Aurais-tu du temps pour un café la semaine prochaine ?', 'fr'],
    ['Je suis professeur', 'fr'],
    ['Hättest du nächste Woche Zeit für einen Kaffee?', 'de'],
    ['Danke!', 'de'],
    ['Oi, tudo bem? Vale a pena fazer um curso?', 'pt'],
    ['Você teria tempo para um café na próxima semana?', 'pt'],
    ['Sono un insegnante e cerco lavoro', 'it'],
    ['Zou je een kop koffie willen drinken volgende week?', 'nl'],
    ['Hur lär jag mig SQL bäst om jag inte har tid?', 'sv'],
    ['Har du tid til en kop kaffe i næste uge?', 'da'],
    ['Miten opin SQL:ää parhaiten, jos minulla ei ole aikaa?', 'fi'],
    ['Czy miałbyś czas na kawę w przyszłym tygodniu?', 'pl'],
    ['Как лучше выучить SQL, если у меня нет времени?', 'ru'],
    ['Як найкраще вивчити SQL, якщо в мене немає часу?', 'uk'],
    ['Jak se nejlépe naučit SQL, když nemám čas?', 'cs'],
    ['Lenne ideje egy kávéra jövő héten?', 'hu'],
    ['Ai avea timp pentru o cafea săptămâna viitoare?', 'ro'],
    ['Önümüzdeki hafta bir kahve için vaktiniz var mı?', 'tr'],
    ['Làm thế nào để học SQL nếu tôi không có thời gian?', 'vi'],
    ['Bagaimana cara belajar SQL jika saya tidak punya waktu?', 'id'],
    ['كيف أتعلم لغة البايثون؟', 'ar'],
    ['আমি কীভাবে এসকিউএল শিখতে পারি?', 'bn'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('does not take a sentence in another language for English because of names of tools', () => {
    const text = 'Docker, Kubernetes, Python, Terraform und Airflow: was davon soll ich zuerst lernen?';
    expect(detectLanguage(text)).toBe('de');
  });

  it('looks at the beginning of a long text only', () => {
    const startedAt = performance.now();
    expect(detectLanguage('These are the words of a very long text. '.repeat(100_000))).toBe('en');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
