import type { Phrases } from './phrases';

const spanish: Phrases = {
  greeting: (name) => `Hola, ${name}:`,
  greetingWithoutName: 'Hola:',
  thanks: ['Gracias por tu mensaje.', 'Gracias por escribirme.'],
  warmThanks: [
    'Muchas gracias por escribirme, me alegra que lo hayas hecho.',
    'Muchas gracias por contarme tu situación, ayuda mucho.',
  ],
  link: ['He escrito sobre esto aquí:', 'Lo explico con más detalle aquí:'],
  talk: ['Hablo de ello en esta charla:'],
  shortLink: ['Más aquí:', 'Lo cuento aquí:'],
  foreignLink: (language) => `Sobre esto he escrito, aunque en ${language}:`,
  foreignQuote: (language) => `Un consejo de ese texto, en ${language}:`,
  closest: ['Exactamente sobre eso no he escrito nada. Lo más cercano que tengo es esto:'],
  closestAsk: ['¿Va en la dirección que buscas? Si no, cuéntame un poco más y lo intento de nuevo.'],
  sentBefore: (title) => `Está en el artículo que ya te envié, «${title}».`,
  place: (index) =>
    `Sobre tu ${['primera', 'segunda', 'tercera', 'cuarta', 'quinta', 'sexta'][index] ?? 'otra'} pregunta:`,
  about: (words) => `Sobre «${words}»:`,
  uncovered: ['Sobre eso no he escrito nada y prefiero no improvisar.'],
  allUncovered: [
    'Sobre esto no he escrito nada y prefiero decírtelo antes que improvisar. Te ayudará más alguien que trabaje en ello todos los días.',
  ],
  askAgain: ['Si hay una parte más cercana a lo que hago, cuéntame un poco más y lo intento.'],
  askBack: [
    '¿Me cuentas un poco más de tu situación y qué has probado hasta ahora? Así podré responderte mejor.',
  ],
  closing: ['Espero que te sirva.', 'Ya me contarás cómo va.'],
  warmClosing: ['Espero que te sirva, y cuéntame cómo va. Te deseo lo mejor.'],
  openDoor: [
    'Pregunta sin problema. Cuéntame en unas líneas dónde estás y qué quieres decidir, y te respondo lo mejor que pueda.',
  ],
  thanksReply: ['Gracias por contármelo.'],
  goodNewsReply: ['¡Enhorabuena! Qué buena noticia, gracias por contármelo.'],
  recruitingReply: [
    'Gracias por pensar en mí. Mándame por favor los detalles por escrito y te digo si encaja.',
  ],
  salesReply: ['Gracias por tu mensaje. Te escribiré si el tema me interesa.'],
};

const french: Phrases = {
  greeting: (name) => `Bonjour ${name},`,
  greetingWithoutName: 'Bonjour,',
  thanks: ['Merci pour votre message.', "Merci de m'avoir écrit."],
  warmThanks: ["Un grand merci de m'avoir écrit, cela me fait plaisir."],
  link: ["J'ai écrit à ce sujet ici :", "Je l'explique plus en détail ici :"],
  talk: ["J'en parle dans cette présentation :"],
  shortLink: ['Plus de détails ici :', "J'en parle ici :"],
  foreignLink: (language) => `J'ai écrit à ce sujet, mais en ${language} :`,
  foreignQuote: (language) => `Un conseil tiré de ce texte, en ${language} :`,
  closest: ["Je n'ai rien écrit précisément là-dessus. Voici ce qui s'en approche le plus :"],
  closestAsk: ["Est-ce que cela va dans le bon sens ? Sinon, dites-m'en un peu plus et je réessaierai."],
  sentBefore: (title) => `C'est dans l'article que je vous ai déjà envoyé, « ${title} ».`,
  place: (index) =>
    `Pour votre ${['première', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième'][index] ?? 'autre'} question :`,
  about: (words) => `Pour « ${words} » :`,
  uncovered: ["Je n'ai rien écrit là-dessus et je préfère ne pas improviser."],
  allUncovered: [
    "Je n'ai rien écrit à ce sujet et je préfère le dire plutôt que d'improviser. Une personne qui y travaille tous les jours vous aidera mieux.",
  ],
  askAgain: [
    "Si un aspect de la question est plus proche de ce que je fais, dites-m'en un peu plus et j'essaierai.",
  ],
  askBack: [
    "Pouvez-vous m'en dire un peu plus sur votre situation et sur ce que vous avez déjà essayé ? Je pourrai alors mieux vous répondre.",
  ],
  closing: ["J'espère que cela vous aide.", 'Dites-moi comment cela se passe.'],
  warmClosing: ["J'espère que cela vous aide, et donnez-moi de vos nouvelles. Je vous souhaite le meilleur."],
  openDoor: [
    'Posez votre question sans hésiter. Dites-moi en quelques lignes où vous en êtes et ce que vous voulez décider, et je répondrai de mon mieux.',
  ],
  thanksReply: ["Merci de me l'avoir dit."],
  goodNewsReply: ['Félicitations ! Quelle bonne nouvelle, merci de me le dire.'],
  recruitingReply: [
    "Merci d'avoir pensé à moi. Envoyez-moi s'il vous plaît les détails par écrit, je vous dirai si cela convient.",
  ],
  salesReply: ['Merci pour votre message. Je reviendrai vers vous si le sujet se présente.'],
};

const portuguese: Phrases = {
  greeting: (name) => `Olá, ${name},`,
  greetingWithoutName: 'Olá,',
  thanks: ['Agradeço a sua mensagem.', 'Agradeço por escrever.'],
  warmThanks: ['Agradeço muito por escrever, fico feliz com a sua mensagem.'],
  link: ['Escrevi sobre isso aqui:', 'Explico com mais detalhe aqui:'],
  talk: ['Falo sobre isso nesta palestra:'],
  shortLink: ['Mais aqui:', 'Conto mais aqui:'],
  foreignLink: (language) => `Escrevi sobre isso, mas em ${language}:`,
  foreignQuote: (language) => `Um conselho desse texto, em ${language}:`,
  closest: ['Exatamente sobre isso ainda não escrevi. O mais próximo que tenho é:'],
  closestAsk: ['Vai na direção certa? Se não, conte um pouco mais e eu tento de novo.'],
  sentBefore: (title) => `Está no texto que já lhe enviei, “${title}”.`,
  place: (index) =>
    `Sobre a sua ${['primeira', 'segunda', 'terceira', 'quarta', 'quinta', 'sexta'][index] ?? 'outra'} pergunta:`,
  about: (words) => `Sobre “${words}”:`,
  uncovered: ['Sobre isso ainda não escrevi nada, e prefiro não adivinhar.'],
  allUncovered: [
    'Sobre isso não escrevi nada, e prefiro dizer isso a adivinhar. Quem trabalha com o assunto todos os dias vai ajudar melhor.',
  ],
  askAgain: ['Se houver um lado mais próximo do que eu faço, conte um pouco mais e eu tento.'],
  askBack: [
    'Pode contar um pouco mais sobre a sua situação e o que já tentou? Assim posso responder melhor.',
  ],
  closing: ['Espero que ajude.', 'Depois me conte como foi.'],
  warmClosing: ['Espero que ajude, e depois me conte como foi. Desejo tudo de bom.'],
  openDoor: [
    'Pode perguntar. Conte em poucas linhas onde está e o que quer decidir, e eu respondo da melhor forma que puder.',
  ],
  thanksReply: ['Agradeço por me contar.'],
  goodNewsReply: ['Parabéns! Que notícia boa, agradeço por me contar.'],
  recruitingReply: [
    'Agradeço por pensar em mim. Mande por favor os detalhes por escrito, e eu digo se faz sentido.',
  ],
  salesReply: ['Agradeço a sua mensagem. Entro em contato se o assunto surgir.'],
};

const italian: Phrases = {
  greeting: (name) => `Ciao ${name},`,
  greetingWithoutName: 'Ciao,',
  thanks: ['Grazie per il tuo messaggio.', 'Grazie per avermi scritto.'],
  warmThanks: ['Grazie davvero per avermi scritto, mi ha fatto piacere.'],
  link: ['Ne ho scritto qui:', 'Lo spiego meglio qui:'],
  talk: ['Ne parlo in questo intervento:'],
  shortLink: ['Di più qui:', 'Ne parlo qui:'],
  foreignLink: (language) => `Ne ho scritto, ma in ${language}:`,
  foreignQuote: (language) => `Un consiglio da quel testo, in ${language}:`,
  closest: ['Proprio di questo non ho scritto. La cosa più vicina che ho è:'],
  closestAsk: ['Va nella direzione giusta? Se no, raccontami qualcosa in più e ci riprovo.'],
  sentBefore: (title) => `È nell'articolo che ti ho già mandato, «${title}».`,
  place: (index) =>
    `Sulla tua ${['prima', 'seconda', 'terza', 'quarta', 'quinta', 'sesta'][index] ?? 'altra'} domanda:`,
  about: (words) => `Su «${words}»:`,
  uncovered: ['Di questo non ho ancora scritto, e preferisco non tirare a indovinare.'],
  allUncovered: [
    'Di questo non ho scritto, e preferisco dirlo piuttosto che tirare a indovinare. Chi ci lavora ogni giorno ti aiuterà meglio.',
  ],
  askAgain: ["Se c'è un lato più vicino a quello che faccio, raccontami qualcosa in più e ci provo."],
  askBack: [
    'Mi racconti qualcosa in più della tua situazione e di cosa hai già provato? Così posso risponderti meglio.',
  ],
  closing: ['Spero che ti sia utile.', 'Fammi sapere come va.'],
  warmClosing: ['Spero che ti sia utile, e fammi sapere come va. Ti auguro il meglio.'],
  openDoor: [
    'Chiedi pure. Raccontami in poche righe a che punto sei e cosa vuoi decidere, e ti rispondo come posso.',
  ],
  thanksReply: ['Grazie per avermelo detto.'],
  goodNewsReply: ['Congratulazioni! Che bella notizia, grazie per avermelo detto.'],
  recruitingReply: [
    'Grazie per aver pensato a me. Mandami per favore i dettagli per iscritto e ti dico se fa per me.',
  ],
  salesReply: ['Grazie per il messaggio. Mi farò sentire se il tema diventa attuale.'],
};

/** Spanish, French, Portuguese and Italian. */
export const romancePhrases: Record<string, Phrases> = {
  es: spanish,
  fr: french,
  pt: portuguese,
  it: italian,
};
