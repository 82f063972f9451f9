import { describe, expect, it } from 'vitest';
import type { DocumentStatus, LibraryDocument, Passage } from '../library/document';
import { createHybridRetriever } from './hybrid-retriever';
import { indexEntriesOf } from './index-entries';
import { createMemoryIndex } from './test-index';

interface Entry {
  id: string;
  title: string;
  texts: string[];
  status?: DocumentStatus;
  publishedAt?: number;
  links?: Passage['links'];
  kind?: LibraryDocument['kind'];
  startSeconds?: number;
  url?: string;
}

function libraryOf(entries: Entry[]) {
  const index = createMemoryIndex();
  const texts = new Map<string, { passage: Passage; document: LibraryDocument }>();
  const asked: string[] = [];
  for (const entry of entries) {
    const document: LibraryDocument = {
      id: entry.id,
      sourceId: 's',
      key: entry.id,
      kind: entry.kind ?? 'post',
      title: entry.title,
      url: entry.url ?? `https://owner.example/${entry.id}`,
      publishedAt: entry.publishedAt,
      language: 'en',
      tags: [],
      status: entry.status ?? 'active',
      contentHash: '',
      wordCount: 0,
      addedAt: 0,
      updatedAt: 0,
    };
    const passages = entry.texts.map((text, order) => ({
      order,
      text,
      headingPath: [],
      links: entry.links ?? [],
      startSeconds: entry.startSeconds,
    }));
    index.add(entry.id, indexEntriesOf(document, passages));
    for (const passage of passages) texts.set(`${entry.id}#${passage.order}`, { passage, document });
  }
  const only = <Value>(map: Map<string, Value>, keys: string[]) =>
    new Map([...map].filter(([key]) => keys.includes(key)));
  const retriever = createHybridRetriever({
    index: {
      vocabularies: () => index.vocabularies(),
      read: (wanted) => {
        asked.push(...wanted);
        return index.read(wanted);
      },
    },
    passages: { passages: async (ids) => only(texts, ids) },
  });
  return {
    search: (text: string, limit = 10, focus?: string) =>
      retriever.search({ text, focus, language: 'en', limit }),
    asked,
    texts,
  };
}

const filler: Entry[] = Array.from({ length: 30 }, (_, index) => ({
  id: `filler-${index}`,
  title: `Notes about gardening, part ${index}`,
  texts: [`Tomatoes and beans grow in bed ${index}. Water them in the morning.`],
}));

const kubernetes: Entry = {
  id: 'k8s',
  title: 'When to learn Kubernetes',
  texts: ['Learn Kubernetes when you are paid for it.', 'Kubernetes is a cluster.', 'Kubernetes has pods.'],
};

describe('the hybrid retriever, with words alone', () => {
  it('finds the document, with at most two of its passages, best first', async () => {
    const { passages, coverage } = await libraryOf([...filler, kubernetes]).search(
      'When should I learn Kubernetes?',
    );
    expect(passages.map((passage) => passage.documentId)).toEqual(['k8s', 'k8s']);
    expect(passages[0]?.text).toContain('paid for it');
    expect(passages[0]?.matchedTerms).toEqual(['learn', 'Kubernetes']);
    expect(passages[0]?.score).toBeGreaterThanOrEqual(passages[1]?.score ?? Number.POSITIVE_INFINITY);
    expect(coverage.verdict).toBe('covered');
  });

  it('says uncovered for a question about something else', async () => {
    const { coverage } = await libraryOf([...filler, kubernetes]).search(
      'Where am I a tax resident when I spend half of the morning abroad?',
    );
    expect(coverage.verdict).toBe('uncovered');
  });

  it('finds nothing for a question without words', async () => {
    const { passages, coverage } = await libraryOf(filler).search('??? and so on');
    expect(passages).toEqual([]);
    expect(coverage.estimate).toBe(0);
  });

  it('reads only the rows of terms of the question', async () => {
    const library = libraryOf([...filler, kubernetes]);
    await library.search('kubernetes');
    expect(library.asked.length).toBeLessThan(8);
  });

  it('meets abbreviations, compounds and misspelt titles', async () => {
    const library = libraryOf([
      ...filler,
      kubernetes,
      { id: 'sk', title: 'scikit-learn in practice', texts: ['Fit.'] },
    ]);
    expect((await library.search('learning k8s')).passages[0]?.documentId).toBe('k8s');
    expect((await library.search('scikit learn')).passages[0]?.documentId).toBe('sk');
  });

  it('puts superseded documents behind and leaves removed ones out', async () => {
    const same = { title: 'Docker for beginners', texts: ['Docker packs a program.'] };
    const { passages } = await libraryOf([
      ...filler,
      { id: 'old', ...same, status: 'superseded' },
      { id: 'gone', ...same, status: 'removed' },
      { id: 'now', ...same, texts: ['Docker packs a program with the things it needs.'] },
    ]).search('Docker for beginners');
    expect(passages.map((passage) => passage.documentId)).toEqual(['now', 'old']);
  });

  it('prefers the newer of two like documents', async () => {
    const same = { title: 'Salary talks', texts: ['Say the number second.'] };
    const { passages } = await libraryOf([
      ...filler,
      { id: 'a-2019', ...same, publishedAt: Date.UTC(2019, 1) },
      { id: 'b-2025', ...same, publishedAt: Date.UTC(2025, 1) },
    ]).search('salary talks');
    expect(passages[0]?.documentId).toBe('b-2025');
  });

  it('puts a document behind the one that takes it back', async () => {
    const link = { url: 'https://owner.example/yes', anchorText: 'my old post', sentence: '' };
    const { passages } = await libraryOf([
      ...filler,
      {
        id: 'yes',
        title: 'Are cloud certificates worth it? Yes',
        texts: ['Get one cloud certificate.'],
        publishedAt: 1,
      },
      {
        id: 'no',
        title: 'Are certificates worth it? I changed my mind',
        texts: ['I wrote that a certificate is worth it. It does not hold.'],
        links: [link],
        publishedAt: 2,
      },
    ]).search('Is a cloud certificate worth it?');
    expect(passages.map((passage) => passage.documentId)).toEqual(['no', 'yes']);
  });

  it('judges coverage by what may be cited', async () => {
    const { passages, coverage } = await libraryOf([
      ...filler,
      { id: 'secret', title: 'Coaching prices', texts: ['Coaching costs 90.'], status: 'private' },
    ]).search('What does coaching cost?');
    expect(passages[0]?.status).toBe('private');
    expect(coverage.verdict).toBe('uncovered');
  });

  it.each([
    ['https://youtu.be/aB3_defGh12', 'https://youtu.be/aB3_defGh12?t=95'],
    ['https://vimeo.com/123456789', 'https://vimeo.com/123456789#t=95s'],
    ['https://owner.example/talk', 'https://owner.example/talk'],
  ])('gives the talk at %s with the second at which the passage starts', async (url, cited) => {
    const { passages } = await libraryOf([
      ...filler,
      {
        id: 'talk',
        title: 'Cron talk',
        texts: ['Cron is an orchestrator.'],
        kind: 'talk',
        startSeconds: 95.4,
        url,
      },
    ]).search('cron');
    expect(passages[0]?.url).toBe(cited);
  });

  it('tells a title about just this from one that shares its words', async () => {
    const entries: Entry[] = [
      ...filler,
      { id: 'rename', title: 'How to rename a Kafka topic', texts: ['Stop the consumers, then rename it.'] },
      { id: 'delete', title: 'How to delete a Kafka topic', texts: ['Deleting a topic is final.'] },
    ];
    const right = await libraryOf(entries).search('How do I delete a Kafka topic?');
    const near = await libraryOf(entries.slice(0, -1)).search('How do I delete a Kafka topic?');
    expect(right.coverage.verdict).toBe('covered');
    const odds = ({ estimate }: { estimate: number }) => estimate / (1 - estimate);
    expect(odds(near.coverage) * 2).toBeLessThan(odds(right.coverage));
  });

  it('lets the ask decide where the words around it speak of something else', async () => {
    const library = libraryOf([
      ...filler,
      { id: 'airflow', title: 'Airflow notes', texts: ['Airflow has a scheduler. Airflow runs it.'] },
      { id: 'portfolio', title: 'Portfolio notes', texts: ['Portfolio has a decision.'] },
    ]);
    const ask = 'Can you look at my portfolio?';
    const first = async (focus?: string) =>
      (await library.search(`${ask} I use Airflow, and Airflow again.`, 10, focus)).passages[0]?.documentId;
    expect(await first()).toBe('airflow');
    expect(await first(ask)).toBe('portfolio');
  });

  it('reads the best citable documents whole, in their order', async () => {
    const { readings } = await libraryOf([
      ...filler,
      { id: 'secret', title: 'Cron secrets', texts: ['Cron prices.'], status: 'private' },
      { id: 'cron', title: 'Cron', texts: ['Opening words.', 'Nothing.', 'Cron is enough.', 'The end.'] },
    ]).search('Is cron enough?');
    const ids = (readings ?? []).map((passage) => passage.id);
    expect(ids.slice(0, 4)).toEqual(['cron#0', 'cron#1', 'cron#2', 'cron#3']);
    expect(ids.some((id) => id.startsWith('secret'))).toBe(false);
  });
});
