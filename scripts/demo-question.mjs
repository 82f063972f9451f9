/** Words a title needs to say what its text is about. */
const tellingWords = 3;

/** Problems of an import that are printed; a report can have thousands. */
const mostProblems = 20;

/**
 * Chooses the text to ask about: the longest one that may be quoted and whose title says something.
 *
 * @param {Array<{ title: string, wordCount: number, status: string }>} documents
 * @returns {{ ask: string, why: string } | undefined} undefined when there is no text to ask about
 */
export function questionAbout(documents) {
  const active = documents.filter(({ title, status }) => status === 'active' && title.trim());
  const telling = active.filter(({ title }) => title.trim().split(/\s+/).length >= tellingWords);
  const [longest] = (telling.length > 0 ? telling : active).sort(
    (one, other) => other.wordCount - one.wordCount,
  );
  if (!longest) return undefined;
  const title = longest.title.trim().replace(/\s+/g, ' ').replace(/[.:]$/, '');
  return {
    ask: `I read that you wrote about "${title}". What is your advice?`,
    why: `made from the title of your longest text, ${longest.wordCount} words; choose another with --ask`,
  };
}

/**
 * A question that the imported library can answer.
 *
 * @param {import('playwright').Page} studio any page of the extension
 */
export async function questionFor(studio) {
  const question = questionAbout(await studio.evaluate(allRows, 'documents'));
  if (!question) {
    throw new Error(
      'None of the texts may be quoted, so there is nothing to ask about. Give a question with --ask.',
    );
  }
  return question;
}

/**
 * What went wrong in the import that has just ended, in the words of its report.
 *
 * @param {import('playwright').Page} studio the Library page
 * @returns {Promise<{ isEmpty: boolean, problems: string[] }>} `isEmpty` when the library holds no text at all
 */
export async function importProblems(studio) {
  const isEmpty = (await studio.evaluate(allRows, 'documents')).length === 0;
  const runs = await studio.evaluate(allRows, 'imports');
  const { counts } = runs.sort((one, other) => other.startedAt - one.startedAt)[0] ?? { counts: {} };
  if (!isEmpty && !counts.failed && !counts.skipped) return { isEmpty, problems: [] };
  await studio
    .getByRole('button', { name: /^Report/ })
    .first()
    .click();
  const dialog = studio.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Show' }).or(dialog.getByLabel('Show')).first().waitFor();
  // The counts are a list as well; the items, if there are any, are the last one.
  const lists = dialog.getByRole('list');
  const items = (await lists.count()) > 1 ? await lists.last().getByRole('listitem').allInnerTexts() : [];
  await studio.keyboard.press('Escape');
  if (items.length === 0 && isEmpty) return { isEmpty, problems: ['It holds no file.'] };
  const lines = items.map((item) => item.trim().replace(/\s*\n\s*/g, ' – '));
  const left = lines.length - mostProblems;
  return { isEmpty, problems: [...lines.slice(0, mostProblems), ...(left > 0 ? [`and ${left} more`] : [])] };
}

/** Runs inside a page of the extension: all rows of one table. */
function allRows(table) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction(table).objectStore(table).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result);
      };
    };
  });
}
