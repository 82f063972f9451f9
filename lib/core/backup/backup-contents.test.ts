import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { LibrarySource } from '../../app/ports';
import { parseMarkdown } from '../../importers/markdown';
import type { DocumentRow, LinkRow, PassageRow, PersonRow } from '../../store/rows';
import type { DraftEdit } from '../drafting/draft-job';
import { cutPassages } from '../library/cut-passages';
import type { LibraryDocument } from '../library/document';
import type { DocumentChange } from '../library/document-change';
import type { Exemplar } from '../library/exemplar';
import type { LinkReplacement } from '../library/link-check';
import type { Occurrence } from '../library/occurrence';
import type { Supersession } from '../library/supersession';
import { defaultSettings, type Settings } from '../settings';
import { backupReminder } from './backup-reminder';
import { type backupTables, compareKeys } from './backup-tables';
import { documentMarkdown, markdownName } from './document-markdown';
import { hostileValue } from './hostile-value';
import { isOutsidePath } from './manifest';
import { mergeSettings, portableSettings } from './portable-settings';

type Accepted<Name extends keyof typeof backupTables> = z.input<(typeof backupTables)[Name]['schema']>;

/** Interfaces as plain object types, which fit where further fields are allowed. */
type Plain<Value> = { [Name in keyof Value]: Value[Name] extends object ? Plain<Value[Name]> : Value[Name] };

describe('what a backup accepts', () => {
  it('is everything the store holds', () => {
    expectTypeOf<DocumentRow>().toExtend<Accepted<'documents'>>();
    expectTypeOf<Plain<PassageRow>>().toExtend<Accepted<'passages'>>();
    expectTypeOf<Plain<Required<Occurrence>>>().toExtend<Accepted<'occurrences'>>();
    expectTypeOf<Plain<Required<DocumentChange>>>().toExtend<Accepted<'documentChanges'>>();
    expectTypeOf<Plain<Supersession>>().toExtend<Accepted<'supersessions'>>();
    expectTypeOf<LinkRow>().toExtend<Accepted<'links'>>();
    expectTypeOf<Plain<LinkReplacement>>().toExtend<Accepted<'linkReplacements'>>();
    expectTypeOf<LibrarySource>().toExtend<Accepted<'sources'>>();
    expectTypeOf<Plain<PersonRow>>().toExtend<Accepted<'people'>>();
    expectTypeOf<DraftEdit>().toExtend<Accepted<'drafts'>>();
    expectTypeOf<Exemplar>().toExtend<Accepted<'exemplars'>>();
  });

  it('is ordered as IndexedDB orders keys', () => {
    const keys = [
      ['a', 10],
      ['a', 2],
      ['B', 1],
      ['a', 1],
      ['ä', 0],
    ] as Array<[string, number]>;
    expect(keys.sort(compareKeys)).toEqual([
      ['B', 1],
      ['a', 1],
      ['a', 2],
      ['a', 10],
      ['ä', 0],
    ]);
  });

  it.each([
    'javascript:x',
    ' JAVASCRIPT:x',
    'java\nscript:x',
    '\u0000data:text/html,x',
    'vbscript:x',
    'file:///x',
  ])('is no address like %j', (url) => {
    expect(hostileValue({ deep: [{ url }] })).toContain('address');
    expect(hostileValue({ profileUrl: url })).toContain('address');
    expect(hostileValue({ text: url })).toBeUndefined();
  });

  it('has no path that leads outside', () => {
    for (const path of ['..', 'a/../b', '/a', 'a\\b', 'c:/a', 'a/./b', 'a\u0000b'])
      expect(isOutsidePath(path)).toBe(true);
    for (const path of ['manifest.json', 'documents/2025-a..b.md']) expect(isOutsidePath(path)).toBe(false);
  });
});

describe('settings', () => {
  const here: Settings = {
    ...defaultSettings,
    entry: 'button',
    agreedAt: 3,
    agreedOrigins: ['https://a.example'],
    signature: 'Hedda',
    lastBackupAt: 4,
  };

  it('leave what is agreed to, and when a backup was made, on their machine', () => {
    expect(Object.keys(portableSettings(here)).sort()).toEqual([
      'baseUrl',
      'embeddingBaseUrl',
      'embeddingModel',
      'model',
      'modelHost',
      'provider',
      'recency',
      'signature',
      'styleNote',
    ]);
  });

  it('are taken over in a merge where nobody has set them', () => {
    const backup = { signature: 'Other', styleNote: 'Short sentences.', model: 'scribe' };
    expect(mergeSettings(here, backup)).toEqual({ styleNote: 'Short sentences.', model: 'scribe' });
  });
});

describe('a document as Markdown', () => {
  const document: LibraryDocument = {
    id: '6f1c',
    sourceId: 's',
    key: 'k',
    kind: 'post',
    title: 'Größe: "SQL" # 1',
    url: 'https://owner.example/sql',
    publishedAt: Date.UTC(2025, 3, 5),
    language: 'en',
    tags: ['a: b', "it's"],
    status: 'private',
    contentHash: 'h',
    wordCount: 5,
    addedAt: 1,
    updatedAt: 1,
  };

  it('is read back by the importer with the same title, address, date, tags, mark, headings and links', () => {
    const link = { url: 'https://course.example/a_(b)?q=1', anchorText: 'the [best] course', sentence: '' };
    const passages = cutPassages([
      { kind: 'heading', level: 2, text: 'Why', links: [] },
      { kind: 'paragraph', text: 'Take the [best] course, twice.', links: [link] },
      {
        kind: 'paragraph',
        text: 'Nothing here.',
        links: [{ ...link, url: 'https://lost.example/', anchorText: 'not in the text' }],
      },
    ]);
    const text = documentMarkdown(document, passages);
    const parsed = parseMarkdown(text, { name: 'x.md' });
    expect(parsed).toMatchObject({
      title: document.title,
      url: document.url,
      publishedAt: document.publishedAt,
      tags: document.tags,
      isPrivate: true,
    });
    expect(parsed.blocks[0]).toMatchObject({ kind: 'heading', text: 'Why' });
    const links = parsed.blocks
      .flatMap((block) => block.links)
      .map(({ url, anchorText }) => [url, anchorText]);
    expect(links).toEqual([
      ['https://course.example/a_(b)?q=1', 'the [best] course'],
      ['https://lost.example/', 'not in the text'],
    ]);
  });

  it('has a name for every system', () => {
    expect(markdownName(document)).toBe('2025-04-05-größe-sql-1-6f1c.md');
    expect(markdownName({ id: 'CON', title: '../..' })).toBe('undated-con.md');
    expect(markdownName({ id: 'x', title: '𐌰'.repeat(100) })).toBe(`undated-${'𐌰'.repeat(60)}-x.md`);
  });
});

describe('the reminder', () => {
  const day = 86_400_000;
  const now = 1_000 * day;
  it.each([
    [{ documentCount: 0, lastBackupAt: 1 }, undefined],
    [{ documentCount: 20 }, undefined],
    [{ documentCount: 21 }, 'never-made'],
    [{ documentCount: 1, lastBackupAt: now - 29 * day }, undefined],
    [{ documentCount: 1, lastBackupAt: now - 30 * day }, 'long-ago'],
    [{ documentCount: 21, dismissedAt: now - 29 * day }, undefined],
    [{ documentCount: 21, dismissedAt: now - 30 * day }, 'never-made'],
    [{ documentCount: 21, lastBackupAt: now - 40 * day, dismissedAt: now - 1 }, undefined],
  ])('for %j: %s', (state, reason) => {
    expect(backupReminder({ now, ...state })).toBe(reason);
  });
});
