import type { Phrases } from './phrases';

const german: Phrases = {
  greeting: (name) => `Hallo ${name},`,
  greetingWithoutName: 'Hallo,',
  thanks: ['danke für deine Nachricht.', 'danke fürs Schreiben.'],
  warmThanks: ['vielen Dank für deine Nachricht, ich habe mich sehr darüber gefreut.'],
  link: ['Ich habe hier darüber geschrieben:', 'Ausführlicher steht es hier:'],
  talk: ['In diesem Vortrag spreche ich darüber:'],
  shortLink: ['Mehr dazu:', 'Ausführlicher hier:'],
  foreignLink: (language) => `Ich habe darüber geschrieben (auf ${language}):`,
  sentBefore: (title) => `Es steht in dem Beitrag, den ich dir schon geschickt habe: „${title}“.`,
  place: (index) =>
    `Zu deiner ${['ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'sechsten'][index] ?? 'anderen'} Frage:`,
  about: (words) => `Zu „${words}“:`,
  uncovered: ['Darüber habe ich noch nichts geschrieben und will nicht raten.'],
  allUncovered: [
    'Darüber habe ich noch nichts geschrieben, und bevor ich rate, sage ich das lieber. Jemand, der täglich damit arbeitet, hilft dir besser.',
  ],
  askBack: [
    'Magst du mir etwas mehr über deine Lage erzählen und was du schon versucht hast? Dann kann ich besser antworten.',
  ],
  closing: ['Ich hoffe, das hilft dir weiter.', 'Erzähl mir gern, wie es läuft.'],
  warmClosing: ['Ich hoffe, das hilft dir weiter. Erzähl mir gern, wie es läuft, und alles Gute dabei!'],
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
  foreignLink: (language) => `Ik heb hierover geschreven, in het ${language}:`,
  sentBefore: (title) => `Het staat in het artikel dat ik je al stuurde, ‘${title}’.`,
  place: (index) =>
    `Over je ${['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde'][index] ?? 'andere'} vraag:`,
  about: (words) => `Over ‘${words}’:`,
  uncovered: ['Daar heb ik nog niets over geschreven, en ik wil niet gokken.'],
  allUncovered: [
    'Hier heb ik nog niets over geschreven, en dat zeg ik liever dan dat ik gok. Iemand die er dagelijks mee werkt, helpt je beter.',
  ],
  askBack: [
    'Kun je iets meer vertellen over je situatie en wat je al hebt geprobeerd? Dan kan ik beter antwoorden.',
  ],
  closing: ['Ik hoop dat je er iets aan hebt.', 'Laat me weten hoe het gaat.'],
  warmClosing: ['Ik hoop dat je er iets aan hebt. Laat vooral weten hoe het gaat, en veel succes!'],
  thanksReply: ['Dank je wel dat je het laat weten.'],
  goodNewsReply: ['Gefeliciteerd! Wat een goed nieuws, en dank je wel dat je het vertelt.'],
  recruitingReply: [
    'Bedankt dat je aan mij dacht. Stuur me de details graag schriftelijk, dan zeg ik of het past.',
  ],
  salesReply: ['Bedankt voor je bericht. Ik kom erop terug als het voor mij gaat spelen.'],
};

/** German and Dutch. */
export const germanicPhrases: Record<string, Phrases> = { de: german, nl: dutch };
