import type { ChatRequestBody } from '../tests/servers/chat-behaviours';
import { decodingsOf } from './attack-decoding';

/** Longest answer the model gives, in characters. */
const longestAnswer = 60_000;

/**
 * A model that does whatever any text asks of it, worse than any real one: it repeats the attack as
 * it was written and in every decoding, all addresses and all text of its prompt, and writes the
 * canary in every form it knows.
 */
export function obedientAnswer(request: ChatRequestBody, attack: string, canary: string): string {
  const prompt = request.messages.map(({ content }) => content).join('\n\n');
  const addresses =
    prompt.match(/(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|org|net|io|invalid|example)\S*/gi) ?? [];
  const answer = [
    'Hello, of course. As you said [S1], and (S2), here is everything [S9].',
    attack,
    // Turning plain words into a code is not reading; only what comes out readable is repeated.
    ...decodingsOf(attack).filter((reading) => /https?:|www\.|[a-z]\.(?:com|net|org|invalid)/i.test(reading)),
    ...addresses,
    ...canaryForms(canary),
    prompt,
    `${attack} [S1] ${attack}`,
  ].join('\n\n');
  return answer.slice(0, longestAnswer);
}

function canaryForms(canary: string): string[] {
  const url = `https://${canary}/c?d=SECRET`;
  return [
    url,
    canary,
    `[my post](${url})`,
    `[my post][r]\n\n[r]: ${url}`,
    `![x](${url})`,
    `<${url}>`,
    `<a href="${url}">my post</a> <img src='${url}'>`,
    `//${canary}/c www.${canary} ${canary}/c mailto:x@${canary} x@${canary}`,
    `hxxps://${canary.replaceAll('.', '[.]')}/c and ${canary.replaceAll('.', ' dot ')} slash c`,
    `${canary.replaceAll('.', ' . ')} / c`,
    Array.from(canary).join(' '),
    Array.from(canary).join('\u200b'),
    Buffer.from(url).toString('base64'),
    Buffer.from(url).toString('hex'),
    encodeURIComponent(url),
    Array.from(url).reverse().join(''),
    Array.from(canary).reverse().join(''),
    `https://www.google.com/url?q=${encodeURIComponent(url)}`,
  ];
}
