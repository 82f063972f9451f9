import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = dirname(fileURLToPath(import.meta.url));

const mediaTypes = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * A question to somebody who tries their own texts: the invented owner's name must not stand under the answer.
 *
 * @typedef {object} GuestQuestion
 * @property {string} ask
 * @property {string} ownerName may be empty: then nobody is named as the owner, and drafts are not signed
 */

/** Who asks what is asked for a person's own texts. */
export const guestName = 'Sam Example';

/**
 * What the demo inbox answers for a path, without a server: tests serve it under other addresses.
 *
 * @param {string} path path of the request
 * @param {GuestQuestion} [guest] puts one more conversation on top of the inbox
 * @returns {{ body: string, contentType: string } | undefined} undefined for files that do not exist
 */
export function demoAnswer(path, guest) {
  if (path === '/demo/conversations.json' && guest)
    return { body: JSON.stringify(inboxWith(guest)), contentType: 'application/json' };
  if (path === '/demo/posts.json')
    return { body: JSON.stringify(linkedInPosts()), contentType: 'application/json' };
  if (path.startsWith('/demo/')) {
    const name = path.slice('/demo/'.length);
    // One flat folder: anything else could climb out of it.
    if (!/^[a-z-]+\.(js|css|json)$/.test(name)) return undefined;
    try {
      return {
        body: readFileSync(join(folder, 'inbox', name), 'utf8'),
        contentType: `${mediaTypes[extname(name)]}; charset=utf-8`,
      };
    } catch {
      return undefined;
    }
  }
  if (/^\/(messaging|feed|in)(\/|$)/.test(path) || path === '/') {
    return {
      body: readFileSync(join(folder, 'inbox', 'index.html'), 'utf8'),
      contentType: 'text/html; charset=utf-8',
    };
  }
  return undefined;
}

function inboxWith({ ask, ownerName }) {
  const { owner, conversations } = JSON.parse(
    readFileSync(join(folder, 'inbox', 'conversations.json'), 'utf8'),
  );
  const memberId = 'ACoAADsAmExAmPlEgUeStQuEsTiOnFoRyOuRoWnTxT';
  const question = {
    id: 'own-texts',
    kind: 'one-to-one',
    participants: [
      { name: guestName, memberId, slug: 'sam-example', headline: 'Invented for your own texts', degree: 1 },
    ],
    messages: [{ from: memberId, at: new Date().toISOString(), text: ask }],
  };
  return { owner: { ...owner, name: ownerName }, conversations: [question, ...conversations] };
}

/** The demo owner's LinkedIn posts, from the demo library. */
function linkedInPosts() {
  const library = join(folder, 'library');
  return readdirSync(library)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(library, name), 'utf8').match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/))
    .filter(Boolean)
    .map(([, matter, text]) => ({ ...parse(matter), text: plain(text) }))
    .filter((post) => post.kind === 'linkedin-post')
    .sort((one, other) => String(other.date).localeCompare(String(one.date)))
    .map((post) => ({ urn: post.url.match(/urn:li:\w+:\d+/)?.[0], text: post.text }));
}

/** LinkedIn posts are plain text: links lose their Markdown, the address stays. */
function plain(markdown) {
  return markdown
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 $2')
    .replace(/[*_`#]/g, '')
    .trim();
}

/**
 * Serves the demo inbox on localhost.
 *
 * @param {{ port?: number, guest?: GuestQuestion }} [options] port 0, the default, takes a free one
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startDemoServer({ port = 0, guest } = {}) {
  const server = createServer((request, response) => {
    const answer = demoAnswer(new URL(request.url ?? '/', 'http://localhost').pathname, guest);
    if (!answer) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': answer.contentType, 'cache-control': 'no-store' })
        .end(answer.body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://localhost:${server.address().port}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startDemoServer({ port: Number(process.env.PORT ?? 0) });
  console.log(`Demo inbox: ${url}/messaging/`);
}
