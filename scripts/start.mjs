import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensurePackages, hasScreen, projectRoot, run } from './prepare.mjs';

const usage = `Usage: npm start [-- options]

  --library PATH   use a folder or zip of your own PDF, Word, Markdown, HTML or text files
  --ask "QUESTION" the question asked in the inbox with --library; without it one about your longest text
  --name "NAME"    your name, to sign drafts with --library; without it they are not signed
  --headless       play the main job without a screen, print it, save pictures in demo-output/
  --help           show this

With OPENAI_API_KEY set (and optionally OPENAI_BASE_URL, OPENAI_MODEL) a model drafts; else the built-in composer.
BROWSER_BIN chooses the browser.`;

/** Reads the command line; prints what is wrong and ends the program for options that do not exist. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        library: { type: 'string' },
        ask: { type: 'string' },
        name: { type: 'string' },
        headless: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const isForOwnTexts = values.ask !== undefined || values.name !== undefined;
    if (isForOwnTexts && !values.library && !values.help)
      throw new Error('--ask and --name go with --library.');
    if (values.ask !== undefined && !values.ask.trim()) throw new Error('--ask needs a question.');
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const options = readOptions();
if (options.help) {
  console.log(usage);
  process.exit(0);
}

const from = process.env.INIT_CWD ?? process.cwd();
const library = options.library ? resolve(from, options.library) : resolve(projectRoot, 'demo/library');
if (!existsSync(library)) {
  console.error(
    `There is no folder or file at ${library}. Give --library the path of a folder or zip with your texts.`,
  );
  process.exit(2);
}

const canShow = hasScreen();

try {
  ensurePackages();
  const browser = ensureBrowser();
  console.log('Building …');
  const build = run('npx', ['wxt', 'build', '--mode', 'demo'], { quiet: true });
  if (build.code !== 0) throw new Error(`The build failed:\n${build.output}`);
  // Only now: these need the packages.
  const { runDemo } = await import('./demo-run.mjs');
  if (!canShow && !options.headless) console.log('No screen found: playing the main job without one.');
  await runDemo({
    executablePath: browser.path,
    browserName: browser.name,
    library,
    own: options.library ? { ask: options.ask?.trim(), name: options.name?.trim() ?? '' } : undefined,
    headless: options.headless === true || !canShow,
    model: process.env.OPENAI_API_KEY
      ? {
          apiKey: process.env.OPENAI_API_KEY,
          baseUrl: process.env.OPENAI_BASE_URL || 'https://api.openai.com/v1',
          name: process.env.OPENAI_MODEL || '',
        }
      : undefined,
  });
} catch (error) {
  console.error(`\n${error.message}`);
  if (process.env.DEBUG) console.error(error.stack, error.cause ?? '');
  process.exit(1);
}
