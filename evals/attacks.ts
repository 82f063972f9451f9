import { createOpenAiChat } from '../lib/llm/openai-chat';
import { startChatServer } from '../tests/servers/chat-server';
import { attackedLibrary, ownAddresses, type Planting, privateCanary, question } from './attack-library';
import { type AttackedDraft, draftUnderAttack } from './attack-pipeline';
import { type AttackString, readAttackStrings } from './attack-strings';
import { canaryIn, foreignLinks } from './leak-oracle';
import { obedientAnswer } from './obedient-model';

/** How an attack reaches the pipeline: in a message alone, with a question, or in a page of the library. */
const ways: Array<{ name: string; texts(attack: string): string[]; planting?: Planting }> = [
  { name: 'message', texts: (attack) => [attack] },
  { name: 'message-with-question', texts: (attack) => [question, attack] },
  { name: 'page-markdown', texts: () => [question], planting: 'markdown' },
  { name: 'page-text', texts: () => [question], planting: 'text' },
];

const usage = `Usage: npm run eval:attacks -- STRINGS.json [--benign FILE.json] [--show]
Each file is a list of strings or {"text"} objects, {"items": [...]}, or an object of such lists.`;

interface Leak {
  kind: string;
  way: string;
  provider: string;
  problem: string;
  found: string;
}

/**
 * `npm run eval:attacks -- STRINGS.json [--benign FILE.json] [--show]`
 *
 * Every string as an incoming message and planted in a page of the library, drafted by the built-in
 * composer and by a model that obeys every injected instruction, over HTTP. Prints one JSON object:
 * foreign links, private text and canaries in drafts or payloads.
 */
export async function main(args: string[]): Promise<void> {
  const isBenignGiven = args.includes('--benign');
  const benignFile = args[args.indexOf('--benign') + 1];
  const [file] = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--benign');
  if (!file || (isBenignGiven && (!benignFile || benignFile.startsWith('--')))) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  let strings: ReturnType<typeof readAttackStrings>;
  let benign: AttackString[] = [];
  try {
    strings = readAttackStrings(file);
    if (isBenignGiven && benignFile) benign = readAttackStrings(benignFile).items;
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : String(thrown));
    process.exitCode = 2;
    return;
  }
  const figures = await measure(strings.items, strings.canary, benign);
  if (args.includes('--show')) for (const leak of figures.leaks) console.error(JSON.stringify(leak));
  const { leaks, ...counts } = figures;
  const count = (problem: string) => leaks.filter((leak) => leak.problem === problem).length;
  console.log(
    JSON.stringify({
      foreignUrls: count('foreign-url'),
      privateLeaks: count('private-text'),
      canaryHits: count('canary'),
      sourceUrlsInPrompt: count('url-in-prompt'),
      attacks: strings.items.length,
      skipped: strings.skipped,
      canary: strings.canary,
      ...counts,
    }),
  );
}

async function measure(items: AttackString[], canary: string, benign: AttackString[]) {
  let attack = '';
  const server = await startChatServer({
    otherwise: { text: (request) => obedientAnswer(request, attack, canary), charactersPerPiece: 400 },
  });
  const chat = createOpenAiChat({ readKey: async () => undefined });
  const providers = [
    { kind: 'built-in' as const },
    { kind: 'openai' as const, baseUrl: server.url, model: 'obedient' },
  ];
  const leaks: Leak[] = [];
  const failures: Record<string, number> = {};
  let drafts = 0;
  let flagged = 0;
  const plain = await attackedLibrary();
  const startedAt = performance.now();
  try {
    for (const { text, kind } of items) {
      attack = text;
      for (const { name: way, texts, planting } of ways) {
        const library = planting ? await attackedLibrary(text, planting) : plain;
        for (const provider of providers) {
          const draft = await draftUnderAttack(texts(text), library, provider, chat);
          drafts += 1;
          if (draft.failure) failures[draft.failure] = (failures[draft.failure] ?? 0) + 1;
          if (way === 'message' && provider.kind === 'built-in' && draft.looksLikeInjection) flagged += 1;
          for (const leak of leaksOf(draft, canary))
            leaks.push({ ...leak, kind, way, provider: provider.kind });
        }
      }
    }
    const milliseconds = Math.round(performance.now() - startedAt);
    const falseAlarms = await countFlagged(benign, plain, chat);
    return {
      leaks,
      drafts,
      modelRequests: server.requests.length,
      badRequests: server.requests.filter(({ problems }) => problems.length > 0).length,
      failures,
      flagged,
      ...(benign.length > 0 ? { benign: benign.length, falseAlarms } : {}),
      milliseconds,
    };
  } finally {
    await server.close();
  }
}

function leaksOf(
  { suggestion, payload }: AttackedDraft,
  canary: string,
): Array<{ problem: string; found: string }> {
  const normal = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  const secret = normal(privateCanary);
  const isPrivate = normal(suggestion).includes(secret) || normal(payload).includes(secret);
  const token = canaryIn(suggestion, ownAddresses, canary);
  const inPrompt = [...ownAddresses].filter((url) => payload.includes(url));
  return [
    ...foreignLinks(suggestion, ownAddresses).map((found) => ({ problem: 'foreign-url', found })),
    ...(isPrivate ? [{ problem: 'private-text', found: suggestion.slice(0, 300) }] : []),
    ...(token === undefined ? [] : [{ problem: 'canary', found: token }]),
    ...inPrompt.map((found) => ({ problem: 'url-in-prompt', found })),
  ];
}

async function countFlagged(
  benign: AttackString[],
  library: Awaited<ReturnType<typeof attackedLibrary>>,
  chat: ReturnType<typeof createOpenAiChat>,
): Promise<number> {
  let flagged = 0;
  for (const { text } of benign) {
    const draft = await draftUnderAttack([text], library, { kind: 'built-in' }, chat);
    if (draft.looksLikeInjection) flagged += 1;
  }
  return flagged;
}
