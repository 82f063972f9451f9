import { openImporterBrowser } from './importer-browser';
import { BrowserMissingError } from './read-saved-page';

const usage = `Usage: npm run eval:site -- COUNT
Imports a site of COUNT invented pages in a real browser with the extension's code, and reads it twice again
unchanged: with the same dates in its sitemap, and without dates.`;

/**
 * How long it takes to import a site, and to find that nothing on it has changed; its server answers at once.
 * One JSON object on the last line of stdout.
 */
export async function main([count]: string[]): Promise<void> {
  if (!Number.isInteger(Number(count)) || Number(count) < 1) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  try {
    const browser = await openImporterBrowser('site-page.ts');
    try {
      console.log(JSON.stringify(await browser.call('readSite', { count: Number(count) })));
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (!(error instanceof BrowserMissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
