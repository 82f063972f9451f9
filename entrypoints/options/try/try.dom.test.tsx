import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createCorrectedRetriever } from '../../../lib/app/corrected-retriever';
import { tryQuestion } from '../../../lib/app/try-question';
import { createHybridRetriever } from '../../../lib/core/retrieval/hybrid-retriever';
import { sketchExemplars } from '../../../lib/store/exemplar-sketches';
import { createExemplarStore } from '../../../lib/store/exemplar-store';
import { createLexicalIndex } from '../../../lib/store/lexical-index';
import { createLibraryFacts } from '../../../lib/store/library-facts';
import { createPassageReader } from '../../../lib/store/passage-reader';
import { createCorrectionSource } from '../../../lib/store/retrieval-corrections';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import {
  openStudio,
  parsedDocument,
  problemsInBothSchemes,
  type Stage,
  setWidth,
} from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  stage = openStudio('#try');
  const { db, writer } = stage.studio;
  const texts = {
    'Which data course first': 'Take the statistics course first. A course on SQL comes second.',
    'Bootcamps and courses': 'A bootcamp is a course that costs a year of rent. Take one course at a time.',
    'Salary talks': 'Ask for the range before you name a number.',
  };
  for (const [title, text] of Object.entries(texts)) {
    await writer.save(
      'folder:blog',
      title,
      parsedDocument({ title, text, url: `https://owner.example/${title.length}` }),
    );
  }
  // The background's own retrieval, over the stage's database.
  const retriever = createCorrectedRetriever(
    createHybridRetriever({ index: createLexicalIndex(db), passages: createPassageReader(db) }),
    createCorrectionSource(db),
  );
  fakeBrowser.answers.set('retrieval/try', ({ text }: { text: string }) =>
    tryQuestion(text, {
      retriever,
      clock: { now: () => 1 },
      settings: stage.studio.settings,
      facts: createLibraryFacts(db),
    }).then((tried) => JSON.parse(JSON.stringify(tried))),
  );
});
afterEach(() => stage.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const titles = () =>
  page
    .getByRole('listitem')
    .getByRole('heading', { level: 3 })
    .all()
    .map((heading) => heading.element().textContent);

async function ask(question: string): Promise<void> {
  await page.getByLabelText('Message').fill(question);
  await press('Search');
}

it('shows what is found for each question, how sure that is, and why', async () => {
  await ask('Which course should I take first? And how do I negotiate salary?');
  await expect.element(page.getByRole('heading', { name: /Which course should I take first/ })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: /negotiate salary/ })).toBeVisible();
  await expect.poll(titles).toContain('Salary talks');
  await page.getByText('Why this passage').first().click();
  await expect.element(page.getByText('Words of the question found').first()).toBeVisible();
  await expect.element(page.getByText('What counted').first()).toBeVisible();
  await expect.element(page.getByText(/^Estimate \d\.\d+: counts as answered from/).first()).toBeVisible();
});

it('keeps what the owner puts right, uses it at once, and takes it back', async () => {
  await ask('Which course should I take first?');
  await expect.poll(titles).toHaveLength(2);
  const [first = '', second = ''] = titles();
  await press(`${second}: first for this question`);
  await expect.poll(() => titles()[0]).toBe(second);
  await expect.element(page.getByText('You put this first')).toBeVisible();
  await press(`${first}: not for this question`);
  await expect.poll(titles).toEqual([second]);
  await press(`${first}: bring back for this question`);
  await expect.poll(titles).toEqual([second, first]);
  await press(`${second}: no longer first for this question`);
  await expect.poll(() => titles()[0]).toBe(first);
  await press(`${second}: first for this question`);
  await expect.poll(() => titles()[0]).toBe(second);
  await press(`${first}: not for this question`);
  await expect.poll(titles).toEqual([second]);
  await press('Another one instead');
  await page.getByLabelText('Title of the document').fill('salary');
  await press('Salary talks: first for this question');
  await expect.poll(() => titles()[0]).toBe('Salary talks');
  const removals = page.getByRole('button', { name: /^Remove the correction/ });
  for (let left = 3; left > 0; left -= 1) {
    await expect.poll(() => removals.all().length).toBe(left);
    await removals.first().click();
  }
  await expect.element(removals.first()).not.toBeInTheDocument();
  await ask('Which course should I take first?');
  await expect.poll(() => titles()[0]).toBe(first);
});

it('undoes a correction and its removal, and keeps the focus near', async () => {
  await ask('Which course should I take first?');
  await expect.poll(titles).toHaveLength(2);
  const [first = '', second = ''] = titles();
  await press(`${first}: not for this question`);
  await expect.poll(titles).toEqual([second]);
  await expect.poll(() => document.activeElement?.textContent).toContain('Which course should I take first?');
  await press('Undo');
  await expect.poll(titles).toEqual([first, second]);
  await press(`${second}: first for this question`);
  await expect.poll(() => titles()[0]).toBe(second);
  await press(`${second}: not for this question`);
  await expect.poll(titles).toEqual([first]);
  // What a correction took the place of is what comes back.
  await press('Undo');
  await expect.poll(() => titles()[0]).toBe(second);
  await page.getByRole('button', { name: /^Remove the correction/ }).click();
  await expect.poll(() => titles()[0]).toBe(first);
  expect(document.activeElement).not.toBe(document.body);
  await press('Undo');
  await expect.poll(() => titles()[0]).toBe(second);
});

it('another message starts without the search for another document', async () => {
  await ask('Which course should I take first?');
  await press('Another one instead');
  await expect.element(page.getByLabelText('Title of the document')).toBeVisible();
  await ask('How do I negotiate salary?');
  await expect.element(page.getByRole('heading', { name: /negotiate salary/ })).toBeVisible();
  await expect.element(page.getByLabelText('Title of the document')).not.toBeInTheDocument();
});

it('leads to the library while that is empty', async () => {
  await stage.studio.db.documents.clear();
  await expect.element(page.getByRole('heading', { name: 'Your library is empty' })).toBeVisible();
  expect(await problemsInBothSchemes()).toEqual([]);
});

it('says when there is no question, and shows replies to messages like it', async () => {
  await ask('Thanks, that was great!');
  await expect.element(page.getByText(/There is no question in this message/)).toBeVisible();
  await createExemplarStore(stage.studio.db).save([
    {
      id: 'a',
      conversationId: 'c',
      inboundText: 'Which course do I take first?',
      replyText: 'Statistics, always.',
      inboundAt: 1,
      repliedAt: Date.UTC(2026, 1, 2),
      isGroup: false,
    },
  ]);
  await sketchExemplars(stage.studio.db);
  await ask('Which course should I take first?');
  await page.getByText('Statistics, always.').first().click();
  await expect.element(page.getByText('Which course do I take first?', { exact: true })).toBeVisible();
});

it('is accessible in light and in dark, with everything open', async () => {
  expect(await problemsInBothSchemes()).toEqual([]);
  await ask('Which course should I take first?');
  await expect.poll(titles).toHaveLength(2);
  await page.getByText('Why this passage').first().click();
  await press('Another one instead');
  await press('Bootcamps and courses: not for this question');
  await expect.poll(titles).toHaveLength(1);
  expect(await problemsInBothSchemes()).toEqual([]);
});
