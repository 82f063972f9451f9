import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { guestName, startDemoServer } from '../demo/server.mjs';
import { playMainJob } from './demo-play.mjs';
import { importProblems, questionFor } from './demo-question.mjs';
import { startExtensionSession } from './extension-session.mjs';
import { projectRoot } from './prepare.mjs';
import { zipFolder } from './zip-folder.mjs';

/**
 * @typedef {object} DemoOptions
 * @property {string} executablePath
 * @property {string} browserName
 * @property {string} library folder, zip or file
 * @property {{ ask?: string, name: string }} [own] set when the library is the person's own
 * @property {boolean} headless play the job by itself instead of leaving the browser to a person
 * @property {{ apiKey: string, baseUrl: string, name: string }} [model]
 */

/**
 * Starts the demo: inbox, browser, first-run page, library, and a model if there is a key. Everything is set
 * up through the extension's own pages, as a person would.
 *
 * @param {DemoOptions} options
 */
export async function runDemo(options) {
  let server;
  const session = await startExtensionSession({
    executablePath: options.executablePath,
    build: join(projectRoot, '.output/chrome-mv3-demo'),
    grantedOrigins: options.model ? [`${originPattern(options.model.baseUrl)}`] : [],
    headless: options.headless,
    viewport: options.headless ? { width: 1120, height: 800 } : null,
  });
  try {
    const studio = await session.openPage('options.html#welcome');
    await agree(studio);
    const summary = await importLibrary(studio, session.id, options.library);
    console.log(`Library: ${summary}`);
    const guest = options.own && (await guestQuestion(studio, options.own));
    server = await startDemoServer({ guest });
    const inbox = `${server.url}/messaging/`;
    if (options.model) await setUpModel(studio, session.id, options.model);
    if (options.headless) {
      await studio.close();
      await playMainJob({
        session,
        inbox,
        person: guest ? guestName : 'Pradnyesh Kulwadi',
        hasModel: Boolean(options.model),
      });
    } else {
      await handOver({ session, studio, inbox, name: options.browserName });
    }
  } finally {
    await session.close();
    await server?.close();
  }
}

/** The question for a person's own texts; says which and why. */
async function guestQuestion(studio, { ask, name }) {
  const question = ask ? { ask, why: 'given with --ask' } : await questionFor(studio);
  console.log(`Question: ${question.ask}\n  (${question.why}; asked by ${guestName}, who is invented)`);
  return { ask: question.ask, ownerName: name };
}

/** @param {import('playwright').Page} studio */
export async function agree(studio) {
  await studio.getByRole('radio', { name: 'Button in the conversation' }).check();
  await studio.getByRole('button', { name: 'Agree and continue' }).click();
  await studio.waitForURL(/#library/);
}

/**
 * Imports a folder, zip or file through the Library page and returns the line that reports it. Throws with
 * the reasons when nothing of it is in the library afterwards.
 *
 * @param {import('playwright').Page} studio
 * @param {string} id
 * @param {string} path
 */
export async function importLibrary(studio, id, path) {
  await studio.goto(`chrome-extension://${id}/options.html#library`);
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-library-'));
  try {
    const file = statSync(path).isDirectory() ? join(folder, `${basename(path)}.zip`) : path;
    if (file !== path && (await zipFolder(path, file)) === 0) {
      throw new Error(`There is no PDF, Word, Markdown, HTML or text file in ${path}.`);
    }
    await studio.getByLabel('Add files', { exact: true }).setInputFiles(file);
    const start = studio.getByRole('button', { name: /^Import( |$)/ });
    const nothing = studio.getByRole('heading', { name: 'Nothing in it can be read' });
    await start.or(nothing).waitFor({ timeout: 60_000 });
    if (await nothing.isVisible()) throw new Error(`${path}: ${await nothing.locator('..').innerText()}`);
    await start.click();
    const ended = /Import (finished|ended early|stopped)/;
    const status = studio.getByRole('status').filter({ hasText: ended }).first();
    await status.waitFor({ timeout: 120_000 });
    const summary = (await status.innerText()).trim().replace(/\s*\n\s*/g, ' – ');
    const { isEmpty, problems } = await importProblems(studio);
    if (isEmpty) throw new Error([`Nothing was imported from ${path}.`, ...problems].join('\n  '));
    return [summary, ...problems].join('\n  ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Sets up a model on the Settings page: address, agreement, key and name.
 *
 * @param {import('playwright').Page} studio
 * @param {string} id
 * @param {{ apiKey: string, baseUrl: string, name: string }} model an empty name takes the server's suggested one
 */
export async function setUpModel(studio, id, { apiKey, baseUrl, name }) {
  await studio.goto(`chrome-extension://${id}/options.html#settings`);
  await studio.getByRole('radio', { name: 'Model', exact: true }).check();
  await studio.getByRole('textbox', { name: 'Base URL' }).fill(baseUrl);
  await studio.getByRole('button', { name: 'Agree for this address' }).click();
  await studio.getByLabel('API key', { exact: true }).fill(apiKey);
  await studio.getByRole('button', { name: 'Save key' }).click();
  if (name) {
    await studio.getByRole('textbox', { name: 'Model name' }).fill(name);
    await studio.getByRole('textbox', { name: 'Model name' }).blur();
  } else {
    await studio.getByRole('button', { name: 'Load models' }).click();
    await studio.waitForFunction(() => document.querySelector('[data-model-chosen]'), undefined, {
      timeout: 30_000,
    });
  }
  // The settings say so themselves when all of it is stored.
  await studio.getByText(/^Drafts are written by .+ at /).waitFor();
  console.log(`Model: ${name || 'suggested by the server'} at ${baseUrl}`);
}

/** Opens the inbox and leaves the browser to the person until they close it. */
async function handOver({ session, studio, inbox, name }) {
  const page = await session.context.newPage();
  await page.goto(inbox);
  await studio.close();
  await page.bringToFront();
  console.log(
    [
      '',
      `The demo inbox is open in ${name}: ${inbox}`,
      'Choose a conversation, click "Draft reply" under it, edit the draft in the side panel, click "Insert".',
      'Everything here is invented and the browser profile is thrown away. Close the browser to end.',
    ].join('\n'),
  );
  await new Promise((resolve) => {
    session.context.on('close', resolve);
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

function originPattern(baseUrl) {
  const url = new URL(baseUrl);
  return `${url.protocol}//${url.hostname}/*`;
}
