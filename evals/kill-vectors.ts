import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddingServer } from '../tests/servers/embedding-server';
import { createAuthor, seededRandom } from './kill-author';
import type { KillRig, Victim } from './kill-rig';
import type { KillPlan } from './kill-rounds';
import type { KillSite, SitePost } from './kill-site';
import { aliveNumbers, readVectors, type StoredVectorState } from './kill-vector-rows';

export interface VectorKillFigures {
  seed: number;
  steps: number;
  kills: Record<Victim | 'browser', number>;
  documents: number;
  passages: number;
  /** Questions asked after a kill, and those that were not answered with the right document first. */
  questions: number;
  wrong: string[];
  /** Texts the endpoint was given, those it was given again, and those of them that no kill cut off. */
  sent: number;
  sentAgain: number;
  sentTwice: number;
  /** Whatever was found in the rows after a step that should not be there; empty. */
  faults: string[];
  /** Passages whose built-in vector is not byte for byte that of an undisturbed build. */
  different: number;
  unfinished: string[];
  /** Longest time from the last kill of a step to its end, in seconds. */
  longestRecovery: number;
}

/** Texts there are from the first step on, of about four passages each: the endpoint needs several requests. */
const firstPosts = 420;

/** Milliseconds between two kills of a step, at least and at most, and kills in a step. */
const [shortest, longest] = [150, 2500];
const killsPerStep = 3;

/** Milliseconds after its last kill in which a step must come to its end. */
const recoveryLimit = 150_000;

/** Milliseconds after which what a request brought is stored for sure, on a busy machine too. */
const unstored = 4_000;

/** How a step ends: with these vectors serving. */
type Wanted = { kind: 'built-in' } | { kind: 'endpoint'; model: string };

/**
 * Changes what makes the vectors to and fro and changes the library in between, and kills at random points while
 * vectors are fitted, built, fetched from an endpoint, switched and merged. A question is asked after each kill, and
 * all rows are looked at after each step. At last the built-in vectors are made once more without kills, and compared.
 */
export async function runVectorKills(
  rig: KillRig,
  site: KillSite,
  endpoint: EmbeddingServer,
  plan: KillPlan & { posts?: number },
): Promise<VectorKillFigures> {
  const random = seededRandom(plan.seed);
  const author = createAuthor(random);
  const kills = { worker: 0, offscreen: 0, both: 0, browser: 0 };
  const left = { worker: plan.worker, browser: plan.browser };
  const cutOff: Array<Set<string>> = [];
  const [wrong, faults, unfinished] = [[] as string[], [] as string[], [] as string[]];
  let [steps, questions, longestRecovery, models] = [0, 0, 0, 0];
  let wanted: Wanted = { kind: 'built-in' };

  site.feed = Array.from({ length: plan.posts ?? firstPosts }, () => lengthened(author.write('feed')));
  await rig.send('import/url', { url: `${site.origin}/feed.xml`, kind: 'feed' });
  await step('built-in, after the first import', async () => undefined);

  while (unfinished.length === 0 && (left.worker > 0 || left.browser > 0)) {
    models += 1;
    const model = `model-${models}`;
    await step(`endpoint, ${model}`, () => choose({ kind: 'endpoint', model }));
    await step('changed texts', changeTexts);
    await step('built-in', () => choose({ kind: 'built-in' }));
    await step('changed texts', changeTexts);
    await step('to the endpoint and back at once', async () => {
      await choose({ kind: 'endpoint', model: `${model}-again` });
      await pause(random() * 1500);
      await choose({ kind: 'built-in' });
    });
    await step('back to the endpoint before', backToEndpoint);
    await step('built-in', () => choose({ kind: 'built-in' }));
  }
  const killed = await readVectors(rig);
  left.worker = 0;
  left.browser = 0;
  await step('endpoint, without kills', backToEndpoint);
  await step('built-in, without kills', () => choose({ kind: 'built-in' }));
  const undisturbed = await readVectors(rig);
  if (killed.serving !== undisturbed.serving) faults.push(`${killed.serving}, not ${undisturbed.serving}`);
  return {
    seed: plan.seed,
    steps,
    kills,
    documents: (await rig.rows('documents')).length,
    passages: undisturbed.vectors.size,
    questions,
    wrong,
    ...sendings(),
    faults,
    different: differences(killed, undisturbed),
    unfinished,
    longestRecovery: Math.round(longestRecovery / 100) / 10,
  };

  async function choose(next: Wanted): Promise<void> {
    wanted = next;
    await rig.choose(
      next.kind === 'built-in'
        ? { embedding: 'built-in' }
        : {
            embedding: 'endpoint',
            embeddingBaseUrl: endpoint.url,
            embeddingModel: next.model,
            embeddingDimensions: 128,
            embeddingOrigins: [new URL(endpoint.url).origin],
          },
    );
  }

  /** To the model whose vectors were kept: nothing of them may be asked for again. */
  async function backToEndpoint(): Promise<void> {
    const [kept] = (await readVectors(rig)).beside;
    await choose({ kind: 'endpoint', model: kept?.split(' ').at(-1) ?? 'none was kept' });
  }

  async function changeTexts(): Promise<void> {
    const kept = site.feed.map((post) => (random() < 0.2 ? lengthened(author.rewrite(post)) : post));
    site.feed = [...kept, ...Array.from({ length: 12 }, () => lengthened(author.write('feed')))];
    await rig.send('source/sync', { sourceId: `feed:${site.origin}/feed.xml` });
  }

  /** Does something, kills while it has its consequences, waits until all is done, and looks at what there is. */
  async function step(name: string, begin: () => Promise<void>): Promise<void> {
    steps += 1;
    await begin();
    let lastKill = Date.now();
    let isKilled = false;
    const isBrowser = left.browser > 0 && (left.worker === 0 || random() < 0.4);
    for (let kill = 0; kill < killsPerStep && (isBrowser ? left.browser : left.worker) > 0; kill += 1) {
      await pause(shortest + random() * (longest - shortest));
      if (await isOver()) break;
      isKilled = await killOne(isBrowser);
      lastKill = Date.now();
      await ask();
    }
    while (!(await isOver()) && Date.now() - lastKill < recoveryLimit) await pause(200);
    if (!(await isOver())) unfinished.push(`${name}: ${await howFar()}`);
    else if (isKilled) longestRecovery = Math.max(longestRecovery, Date.now() - lastKill);
    const seconds = Math.round((Date.now() - lastKill) / 1000);
    await ask();
    faults.push(...(await faultsNow()).map((fault) => `${name}: ${fault}`));
    const found = `${faults.length} faults, ${wrong.length} wrong`;
    plan.onRound?.(`${steps} ${name}: ${JSON.stringify(kills)}, ${found}, ended after ${seconds} s`);
  }

  async function killOne(isBrowser: boolean): Promise<boolean> {
    const last = endpoint.requests.findLast(({ inputs }) => !isQuestion(inputs));
    if (last && Date.now() - last.receivedAt < unstored)
      cutOff.push(new Set(last.inputs.map((input) => `${last.model} ${input}`)));
    if (isBrowser) {
      await rig.killBrowser();
      kills.browser += 1;
      left.browser -= 1;
      return true;
    }
    const chance = random();
    // What makes the vectors is what should be killed: the document for built-in ones, the worker for an endpoint's.
    const first: Victim = wanted.kind === 'built-in' ? 'offscreen' : 'worker';
    const victim = chance < 0.6 ? first : chance < 0.8 ? 'both' : first === 'worker' ? 'offscreen' : 'worker';
    const killed = (await rig.kill(victim)) ? victim : (await rig.kill('worker')) && 'worker';
    if (!killed) return false;
    kills[killed] += 1;
    left.worker -= 1;
    return true;
  }

  /** Asks for a word that one text alone has. */
  async function ask(): Promise<void> {
    const known = await rig.rows<{ title: string; id: string }>('documents');
    const passages = await rig.rows<{ documentId: string; text: string }>('passages');
    const document = known[Math.floor(random() * known.length)];
    const text = passages.filter(({ documentId }) => documentId === document?.id).map((row) => row.text);
    const marker = /marker\d+x\d+/.exec(text.join(' '))?.[0];
    if (!document || !marker) return;
    questions += 1;
    const answer = await rig.send('retrieval/try', { text: `What do you say about ${marker}?` });
    const asks = (answer.value as { asks?: Tried[] } | undefined)?.asks ?? [];
    const found = asks[0]?.result.passages[0]?.title;
    if (found !== document.title) wrong.push(`${marker}: ${found ?? JSON.stringify(answer.error)}`);
  }

  async function isOver(): Promise<boolean> {
    const { states, waiting } = await rig.progress();
    if (waiting > 0 || states.some((state) => state !== 'done')) return false;
    if ((await rig.stored('unfinishedWork')) !== undefined) return false;
    const generations = await rig.rows<{ provider: string; model: string; state: string; coveredTo: number }>(
      'vectorGenerations',
    );
    const serving = generations.find(({ state }) => state === 'serving');
    if (wanted.kind === 'built-in') return serving?.provider === 'built-in';
    const [run] = await rig.rows<{ model?: string; state: string }>('embeddingRuns');
    const isCovered = Math.max(-1, ...(await aliveNumbers(rig))) < (serving?.coveredTo ?? 0);
    return (
      serving?.model === wanted.model && run?.model === wanted.model && run.state === 'done' && isCovered
    );
  }

  async function howFar(): Promise<string> {
    const { serving, beside } = await readVectors(rig);
    const run = await rig.rows('embeddingRuns');
    return JSON.stringify({
      serving,
      beside,
      run,
      work: await rig.stored('unfinishedWork'),
      ...(await rig.progress()),
    });
  }

  async function faultsNow(): Promise<string[]> {
    const state = await readVectors(rig);
    const alive = await aliveNumbers(rig);
    const missing = [...alive].filter((number) => !state.vectors.has(number)).length;
    const retired = state.beside.filter((name) => !name.startsWith('building http'));
    return [
      ...state.faults,
      ...(missing > 0 ? [`${missing} passages without a vector`] : []),
      ...(retired.length > 0 || state.beside.length > 1 ? [`left behind: ${state.beside.join(', ')}`] : []),
    ];
  }

  /** How often texts were sent: once for each model, and again where the kill cut their request off. */
  function sendings(): Pick<VectorKillFigures, 'sent' | 'sentAgain' | 'sentTwice'> {
    const times = new Map<string, number>();
    for (const { inputs, model } of endpoint.requests) {
      if (isQuestion(inputs)) continue;
      for (const input of inputs) times.set(`${model} ${input}`, (times.get(`${model} ${input}`) ?? 0) + 1);
    }
    let [sent, sentAgain, sentTwice] = [0, 0, 0];
    for (const [text, count] of times) {
      sent += count;
      sentAgain += count - 1;
      const excused = cutOff.filter((texts) => texts.has(text)).length;
      sentTwice += Math.max(0, count - 1 - excused);
    }
    return { sent, sentAgain, sentTwice };
  }
}

interface Tried {
  result: { passages: Array<{ title: string }> };
}

/** Characters under which an input is a question and no passage. */
const mostOfQuestion = 80;

function isQuestion([only, ...more]: string[]): boolean {
  return more.length === 0 && (only ?? '').length < mostOfQuestion;
}

/** The same text with three more of its kind behind it, so that it has about five passages. */
function lengthened(post: SitePost): SitePost {
  const words = post.body.replaceAll(/marker\d+x\d+/g, 'word').split(' ');
  const more = [1, 2, 3].map((part) =>
    words.map((_, at) => words[(at * (2 * part + 5)) % words.length]).join(' '),
  );
  return { ...post, body: [post.body, ...more].join('\n\n') };
}

function differences(one: StoredVectorState, other: StoredVectorState): number {
  const numbers = new Set([...one.vectors.keys(), ...other.vectors.keys()]);
  return [...numbers].filter((number) => one.vectors.get(number) !== other.vectors.get(number)).length;
}
