import { openImporterBrowser } from './importer-browser';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:import -- COUNT | lists:COUNT
Imports COUNT invented Markdown posts in a real browser with the extension's code, imports the same files again, and
reads the library's list; with lists:COUNT only reads the list of a library of so many documents.`;

/**
 * How long it takes until so many posts are imported and searchable, and until the same files are
 * passed over. One JSON object on the last line of stdout; times in seconds where not named otherwise.
 */
export async function main([wanted = '']: string[]): Promise<void> {
  const [, lists, digits] = /^(lists:)?([1-9]\d*)$/u.exec(wanted) ?? [];
  if (digits === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  try {
    const browser = await openImporterBrowser('import-page.ts');
    try {
      console.log(
        JSON.stringify(await browser.call(lists ? 'readLists' : 'importPosts', { count: Number(digits) })),
      );
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
