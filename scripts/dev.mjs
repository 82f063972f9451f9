import { createServer } from 'wxt';
import { ensureBrowser, hasScreen, projectRoot } from './prepare.mjs';

/**
 * `npm run dev`: builds the extension, rebuilds it as you type, and opens a browser with it where there is
 * a screen. Without one the extension is rebuilt all the same, to be loaded from its folder.
 */
try {
  const canShow = hasScreen();
  if (!canShow) console.log('No screen found: building and rebuilding without opening a browser.');
  const server = await createServer({
    root: projectRoot,
    webExt: canShow ? { binaries: { chrome: ensureBrowser().path } } : { disabled: true },
  });
  await server.start();
  const stop = () => server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
