import { fakeBrowser } from './fake-browser';
import '../../entrypoints/options/studio.css';
import { page } from 'vitest/browser';
import { App } from '../../entrypoints/options/App';
import { createStudio, type Studio, StudioContext } from '../../entrypoints/options/studio';
import type { ParsedDocument } from '../../lib/core/library/document';
import type { Settings } from '../../lib/core/settings';
import { openDatabase } from '../../lib/store/database';
import { accessibilityProblems, type Mounted, mount, setColorScheme } from '../panel/mount';

/** The studio on the page with a database of its own. */
export interface Stage {
  studio: Studio;
  close(): void;
}

/** Opens the studio at a place; `settings` are what is stored before. */
export function openStudio(
  hash: string,
  settings: Partial<Settings> = { entry: 'button', agreedAt: 1 },
  db = openDatabase(`studio-${crypto.randomUUID()}`),
): Stage {
  fakeBrowser.stored = { settings };
  window.location.hash = hash;
  const studio = createStudio(db);
  const mounted: Mounted = mount(
    <StudioContext value={studio}>
      <App />
    </StudioContext>,
  );
  return {
    studio,
    close() {
      // The database stays open, since merging and the views' questions may be under way; it goes with the profile.
      mounted.unmount();
      window.location.hash = '';
    },
  };
}

/** A document as an importer makes it. */
export function parsedDocument(changes: Partial<ParsedDocument> & { text?: string } = {}): ParsedDocument {
  const { text = 'A portfolio of two small projects gets interviews.', ...rest } = changes;
  return {
    title: 'Portfolios',
    kind: 'post',
    url: 'https://owner.example/portfolios',
    publishedAt: Date.UTC(2026, 2, 3),
    publishedFrom: 'front-matter',
    language: 'en',
    tags: ['career'],
    isPrivate: false,
    blocks: [
      { kind: 'heading', level: 2, text: 'Why small', links: [] },
      {
        kind: 'paragraph',
        text,
        links: [{ url: 'https://course.example/sql', anchorText: 'two small projects', sentence: text }],
      },
    ],
    ...rest,
  };
}

/** Stores documents with the given titles, newest last; answers their ids. */
export async function storeDocuments({ writer, queue }: Studio, titles: string[]): Promise<string[]> {
  const run = await queue.createRun({ kind: 'folder', label: 'blog', address: 'blog' });
  const ids: string[] = [];
  for (const [index, title] of titles.entries()) {
    const text = `${title}: said once, in public.`;
    const url = `https://owner.example/${index}`;
    const parsed = parsedDocument({ title, url, text, publishedAt: Date.UTC(2026, 0, index + 1) });
    ids.push((await writer.save(run.sourceId, `blog/${index}.md`, parsed)).documentId);
  }
  await queue.finishListing(run.id);
  return ids;
}

/** Accessibility problems in light and in dark. */
export async function problemsInBothSchemes(): Promise<string[]> {
  const problems: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await setColorScheme(scheme);
    // Colours on their way from one scheme to the other are nobody's. They are ended rather than waited for: a page
    // that the browser does not draw, with others in front, never gets to their end.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    }
    problems.push(...(await accessibilityProblems()).map((problem) => `${scheme}: ${problem}`));
  }
  await setColorScheme('');
  return problems;
}

export async function setWidth(width: number): Promise<void> {
  await page.viewport(width, 900);
}
