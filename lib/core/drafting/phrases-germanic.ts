import type { Phrases } from './phrases';

const german: Phrases = {
  greeting: (name) => `Hallo ${name},`,
  greetingWithoutName: 'Hallo,',
  thanks: ['danke für deine Nachricht.', 'danke fürs Schreiben.'],
  warmThanks: ['vielen Dank für deine Nachricht, ich habe mich sehr darüber gefreut.'],
  link: ['Ich habe hier darüber geschrieben:', 'Ausführlicher steht es hier:'],
  talk: ['In diesem Vortrag spreche ich darüber:'],
  shortLink: ['Mehr dazu:', 'Ausführlicher hier:'],
  foreignLink: (language) => `Ich habe darüber geschrieben, allerdings auf ${language}:`,
  foreignQuote: (language) => `Ein Rat daraus, auf ${language}:`,
  closest: ['Genau darüber habe ich noch nichts geschrieben. Am nächsten kommt dieser Beitrag:'],
  closestAsk: [
    'Geht das in die richtige Richtung? Wenn nicht, erzähl mir etwas mehr, dann versuche ich es noch einmal.',
  ],
  sentBefore: (title) => `Es steht in dem Beitrag, den ich dir schon geschickt habe: „${title}“.`,
  place: (index) =>
    `Zu deiner ${['ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'sechsten'][index] ?? 'anderen'} Frage:`,
  about: (words) => `Zu „${words}“:`,
  uncovered: ['Darüber habe ich noch nichts geschrieben und will nicht raten.'],
  allUncovered: [
    'Darüber habe ich noch nichts geschrieben, und bevor ich rate, sage ich das lieber. Jemand, der täglich damit arbeitet, hilft dir besser.',
  ],
  askAgain: [
    'Wenn es eine Seite daran gibt, die näher an meiner Arbeit ist, erzähl mir etwas mehr, dann versuche ich es.',
  ],
  askBack: [
    'Magst du mir etwas mehr über deine Lage erzählen und was du schon versucht hast? Dann kann ich besser antworten.',
  ],
  closing: ['Ich hoffe, das hilft dir weiter.', 'Erzähl mir gern, wie es läuft.'],
  warmClosing: ['Ich hoffe, das hilft dir weiter. Erzähl mir gern, wie es läuft, und alles Gute dabei!'],
  openDoor: [
    'frag gern. Schreib mir in ein paar Zeilen, wo du stehst und was du entscheiden willst, dann antworte ich, so gut ich kann.',
  ],
  thanksReply: ['danke, dass du es mir erzählst.'],
  goodNewsReply: ['herzlichen Glückwunsch! Das freut mich sehr, danke fürs Erzählen.'],
  recruitingReply: [
    'danke, dass Sie an mich gedacht haben. Schicken Sie mir bitte die Einzelheiten schriftlich, dann sage ich Ihnen, ob es passt.',
  ],
  salesReply: ['danke für Ihre Nachricht. Ich melde mich, falls es für mich ein Thema wird.'],
};

const dutch: Phrases = {
  greeting: (name) => `Hoi ${name},`,
  greetingWithoutName: 'Hoi,',
  thanks: ['Dank je wel voor je bericht.', 'Bedankt voor je bericht.'],
  warmThanks: ['Dank je wel voor je bericht, wat leuk dat je schrijft.'],
  link: ['Ik heb er hier over geschreven:', 'Uitgebreider staat het hier:'],
  talk: ['Ik vertel erover in deze presentatie:'],
  shortLink: ['Meer hier:', 'Uitgebreider hier:'],
  foreignLink: (language) => `Ik heb hierover geschreven, maar wel in het ${language}:`,
  foreignQuote: (language) => `Een advies daaruit, in het ${language}:`,
  closest: ['Precies hierover heb ik nog niets geschreven. Dit komt het dichtst in de buurt:'],
  closestAsk: ['Gaat dat de goede kant op? Zo niet, vertel me dan iets meer, dan probeer ik het opnieuw.'],
  sentBefore: (title) => `Het staat in het artikel dat ik je al stuurde, ‘${title}’.`,
  place: (index) =>
    `Over je ${['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde'][index] ?? 'andere'} vraag:`,
  about: (words) => `Over ‘${words}’:`,
  uncovered: ['Daar heb ik nog niets over geschreven, en ik wil niet gokken.'],
  allUncovered: [
    'Hier heb ik nog niets over geschreven, en dat zeg ik liever dan dat ik gok. Iemand die er dagelijks mee werkt, helpt je beter.',
  ],
  askAgain: [
    'Als er een kant aan zit die dichter bij mijn werk ligt, vertel me dan iets meer, dan probeer ik het.',
  ],
  askBack: [
    'Kun je iets meer vertellen over je situatie en wat je al hebt geprobeerd? Dan kan ik beter antwoorden.',
  ],
  closing: ['Ik hoop dat je er iets aan hebt.', 'Laat me weten hoe het gaat.'],
  warmClosing: ['Ik hoop dat je er iets aan hebt. Laat vooral weten hoe het gaat, en veel succes!'],
  openDoor: [
    'Vraag gerust. Vertel me in een paar regels waar je staat en wat je wilt beslissen, dan antwoord ik zo goed als ik kan.',
  ],
  thanksReply: ['Dank je wel dat je het laat weten.'],
  goodNewsReply: ['Gefeliciteerd! Wat een goed nieuws, en dank je wel dat je het vertelt.'],
  recruitingReply: [
    'Bedankt dat je aan mij dacht. Stuur me de details graag schriftelijk, dan zeg ik of het past.',
  ],
  salesReply: ['Bedankt voor je bericht. Ik kom erop terug als het voor mij gaat spelen.'],
};

/** German and Dutch. */
export const germanicPhrases: Record<string, Phrases> = { de: german, nl: dutch };
