import type { Studio } from '../../entrypoints/options/studio';
import type { ImportRun, LibrarySource } from '../../lib/app/ports';
import type { LibraryDocument } from '../../lib/core/library/document';
import { parsedDocument } from './stage';

const day = 86_400_000;

/** An invented library in which every state a source, a document and a link can be in occurs once. */
export async function fillLibrary({ db, writer }: Studio, now: number): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const save = async (source: string, title: string, changes: Parameters<typeof parsedDocument>[0] = {}) => {
    const name = title.toLowerCase().replace(/\W+/gu, '-');
    const url = `https://quay.example/${name}`;
    const text = `${title}. Small steps, said out loud, with a number beside each of them, are what people remember.`;
    const parsed = parsedDocument({ title, url, text, publishedAt: now - 400 * day, ...changes });
    ids.set(title, (await writer.save(source, changes.url ?? url, parsed)).documentId);
  };

  await db.sources.bulkPut(sources(now));
  await db.imports.bulkPut(sources(now).map((source, index) => runOf(source, index, now)));
  const site = 'website:https://quay.example/';
  for (const title of ['Cron is an orchestrator', 'Airflow or cron', 'When to learn Kubernetes']) {
    await save(site, title, { modifiedAt: now - day });
  }
  await save(site, 'Certificates are worth it', { publishedAt: Date.UTC(2021, 4, 3) });
  await save(site, 'Certificates are rarely worth it', { publishedAt: Date.UTC(2025, 4, 3) });
  await save('feed:https://letters.example/feed.xml', 'Letter 31: the boring stack', { kind: 'newsletter' });
  await save('folder:talks', 'From the quay to production', { kind: 'talk', url: undefined });
  await save('folder:talks', 'Der Hafen und die Daten', { kind: 'talk', language: 'de', url: undefined });
  await save('linkedin-archive:linkedin-archive', 'Two hundred rows', { kind: 'linkedin-post' });
  await save('note:pasted', 'Coaching: what I charge', { kind: 'note', isPrivate: true, url: undefined });
  await save('page:https://guest.example/portfolio', 'Portfolios that get interviews');
  const idOf = (title: string) => ids.get(title) ?? '';
  await writer.remove([idOf('When to learn Kubernetes')]);
  await db.links.toCollection().modify((link) => {
    if (link.documentId === idOf('Airflow or cron')) link.url = 'https://docs.example/old/cron';
    if (link.documentId === idOf('Two hundred rows')) link.url = 'https://rows.example/gone';
  });
  await db.linkChecks.bulkPut([
    {
      url: 'https://docs.example/old/cron',
      state: 'moved',
      status: 301,
      movedTo: 'https://docs.example/guides/cron',
      checkedAt: now - day,
      failures: 0,
    },
    { url: 'https://rows.example/gone', state: 'dead', status: 404, checkedAt: now - day, failures: 3 },
  ]);
  return ids;
}

function sources(now: number): LibrarySource[] {
  return [
    {
      id: 'website:https://quay.example/',
      kind: 'website',
      label: 'The quay',
      address: 'https://quay.example/',
      addedAt: now - 90 * day,
      lastRunAt: now - day / 4,
      schedule: 'weekly',
      nextRunAt: now + 6 * day,
      lastOutcome: 'ok',
    },
    {
      id: 'feed:https://letters.example/feed.xml',
      kind: 'feed',
      label: 'letters.example',
      address: 'https://letters.example/feed.xml',
      addedAt: now - 80 * day,
      lastRunAt: now - 9 * day,
      schedule: 'daily',
      nextRunAt: now + day / 6,
      failures: 4,
      lastOutcome: 'failed',
      lastProblem: { code: 'http-error', values: { status: 503 } },
    },
    {
      id: 'website:https://small.example/',
      kind: 'website',
      label: 'Small notes',
      address: 'https://small.example/',
      addedAt: now - 70 * day,
      lastRunAt: now - 2 * day,
      schedule: 'weekly',
      nextRunAt: now + 5 * day,
      lastOutcome: 'kept',
      lastProblem: { code: 'source-shrunk', values: { before: 48, now: 3 } },
    },
    {
      id: 'page:https://guest.example/portfolio',
      kind: 'page',
      label: 'guest.example/portfolio',
      address: 'https://guest.example/portfolio',
      addedAt: now - 60 * day,
      lastRunAt: now - 60 * day,
    },
    ...(
      [
        { kind: 'folder', label: 'talks', address: 'talks' },
        { kind: 'linkedin-archive', label: 'LinkedIn archive', address: 'linkedin-archive' },
        { kind: 'note', label: 'Written here', address: 'pasted' },
      ] as const
    ).map((source) => ({
      ...source,
      id: `${source.kind}:${source.address}`,
      addedAt: now - 30 * day,
      lastRunAt: now - 30 * day,
      lastOutcome: 'ok' as const,
    })),
  ];
}

function runOf(source: LibrarySource, index: number, now: number): ImportRun {
  const isFailed = source.lastOutcome === 'failed';
  return {
    id: `run-${index}`,
    sourceId: source.id,
    sourceKind: source.kind,
    label: source.label,
    state: isFailed ? 'failed' : 'done',
    trigger: source.schedule ? 'schedule' : 'owner',
    startedAt: (source.lastRunAt ?? now) - 9_000,
    finishedAt: source.lastRunAt ?? now,
    total: isFailed ? 0 : 12,
    counts: isFailed
      ? { new: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 }
      : { new: 3, changed: 1, unchanged: 7, skipped: 1, failed: 0, gone: 0 },
    ...(isFailed && source.lastProblem ? { error: source.lastProblem } : {}),
    ...(source.lastOutcome === 'kept' && source.lastProblem ? { keptBecause: source.lastProblem } : {}),
  };
}

/** Documents as rows of the database, as many as asked for, without their texts. */
export function manyDocuments(
  count: number,
): Array<LibraryDocument & { addresses: string[]; chosen: object }> {
  const subjects = ['Cron', 'Portfolios', 'Interviews', 'Notebooks', 'Salaries', 'Certificates', 'Café talk'];
  return Array.from({ length: count }, (_, n) => ({
    id: `d${n}`,
    sourceId: `folder:${n % 7}`,
    key: `${n}.md`,
    kind: (['post', 'linkedin-post', 'talk'] as const)[n % 3] ?? 'post',
    title: `${subjects[n % subjects.length]}: what I learned the ${n + 1}th time`,
    url: `https://owner.example/${n}`,
    addresses: [`owner.example/${n}`],
    chosen: {},
    publishedAt: Date.UTC(2012 + (n % 14), n % 12, 1 + (n % 28)),
    publishedFrom: 'page',
    language: n % 9 === 0 ? 'de' : 'en',
    tags: [`tag-${n % 40}`],
    status: n % 20 === 0 ? 'private' : 'active',
    contentHash: `hash ${n}`,
    wordCount: 200 + (n % 900),
    addedAt: n,
    updatedAt: n,
  }));
}
