/**
 * Other stores, each with the same passages and questions. `build` fills and keeps it as it is meant to be
 * kept, `open` brings it back in a page that has just been loaded, `query` gives the ten best with their
 * texts. Loaded one at a time, in a plain page: not all of them run under an extension's policy.
 */
export const peers = { dexie, minisearch, orama, hnswlib, sqlite, pglite };

/** Keeps a value in IndexedDB. */
async function keep(name, value) {
  const { Dexie } = await import('dexie');
  const db = new Dexie(`kept-${name}`);
  db.version(1).stores({ values: '', texts: 'id' });
  if (value?.texts) await db.texts.bulkPut(value.texts.map(({ id, text }) => ({ id, text })));
  if (value?.value !== undefined) await db.values.put(value.value, 'value');
  return db;
}

function topTen(scores) {
  return scores.sort((one, other) => other.score - one.score).slice(0, 10);
}

function dotOf(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at] * other[at];
  return sum;
}

/** One row per vector, compared in JavaScript at each question. */
async function dexie() {
  const { Dexie } = await import('dexie');
  const db = new Dexie('peer-dexie');
  db.version(1).stores({ passages: 'id' });
  return {
    async build(items) {
      for (let from = 0; from < items.length; from += 1000)
        await db.passages.bulkPut(items.slice(from, from + 1000));
    },
    open: async () => undefined,
    async query(_, { vector }) {
      const rows = await db.passages.toArray();
      return topTen(rows.map(({ id, text, vector: own }) => ({ id, text, score: dotOf(own, vector) })));
    },
  };
}

/** Words only. */
async function minisearch() {
  const { default: MiniSearch } = await import('minisearch');
  const options = { fields: ['text'], storeFields: ['text'] };
  return {
    async build(items) {
      const index = new MiniSearch(options);
      index.addAll(items.map(({ id, text }) => ({ id, text })));
      await keep('minisearch', { value: JSON.stringify(index) });
    },
    open: async () => MiniSearch.loadJSON(await (await keep('minisearch')).values.get('value'), options),
    query: async (index, { text }) => index.search(text).slice(0, 10),
  };
}

async function orama() {
  const { create, insertMultiple, save, load, search } = await import('@orama/orama');
  return {
    async build(items, dimensions) {
      const db = create({ schema: { id: 'string', text: 'string', vector: `vector[${dimensions}]` } });
      await insertMultiple(
        db,
        items.map(({ id, text, vector }) => ({ id, text, vector: Array.from(vector) })),
        1000,
      );
      await keep('orama', { value: { dimensions, raw: save(db) } });
    },
    async open() {
      const { dimensions, raw } = await (await keep('orama')).values.get('value');
      const db = create({ schema: { id: 'string', text: 'string', vector: `vector[${dimensions}]` } });
      load(db, raw);
      return db;
    },
    async query(db, { text, vector }) {
      const value = Array.from(vector);
      const found = await search(db, {
        mode: 'hybrid',
        term: text,
        vector: { value, property: 'vector' },
        similarity: 0.1,
        limit: 10,
      });
      return found.hits;
    },
  };
}

/** Vectors only, as a graph; its compiled code makes code, which an extension's policy forbids. */
async function hnswlib() {
  const { loadHnswlib } = await import('hnswlib-wasm');
  const library = await loadHnswlib('IDBFS');
  const sync = (isRead) =>
    new Promise((resolve) => library.EmscriptenFileSystemManager.syncFS(isRead, resolve));
  return {
    async build(items, dimensions) {
      const index = new library.HierarchicalNSW('ip', dimensions, '');
      index.initIndex(items.length, 16, 200, 100);
      index.addItems(
        items.map(({ vector }) => vector),
        true,
      );
      await index.writeIndex('bench.dat');
      await sync(false);
      await keep('hnswlib', {
        texts: items.map(({ text }, id) => ({ id, text })),
        value: { dimensions, count: items.length },
      });
    },
    async open() {
      await sync(true);
      const db = await keep('hnswlib');
      const { dimensions, count } = await db.values.get('value');
      const index = new library.HierarchicalNSW('ip', dimensions, '');
      await index.readIndex('bench.dat', count);
      index.setEfSearch(64);
      return { index, db };
    },
    query: async ({ index, db }, { vector }) =>
      db.texts.bulkGet([...index.searchKnn(vector, 10, undefined).neighbors]),
  };
}

/** The official SQLite WebAssembly build with sqlite-vec and FTS5; the file is kept in IndexedDB. */
async function sqlite() {
  const { default: init } = await import('sqlite-vec-wasm-demo');
  // This build hands over its last parts after it has run, when its own checks forbid it: they are taken at once.
  const module = { postRun: [], HEAPU64: true };
  module.postRun.push = (work) => work(module);
  const sqlite3 = await init(module);
  return {
    async build(items, dimensions) {
      const db = new sqlite3.oo1.DB(':memory:');
      db.exec(`create virtual table vectors using vec0(vector float[${dimensions}])`);
      db.exec('create virtual table texts using fts5(text)');
      db.exec('begin');
      const vectors = db.prepare('insert into vectors(rowid, vector) values (?, ?)');
      const texts = db.prepare('insert into texts(rowid, text) values (?, ?)');
      for (const [at, { text, vector }] of items.entries()) {
        vectors
          .bind([at + 1, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)])
          .stepReset();
        texts.bind([at + 1, text]).stepReset();
      }
      vectors.finalize();
      texts.finalize();
      db.exec('commit');
      await keep('sqlite', { value: sqlite3.capi.sqlite3_js_db_export(db) });
      db.close();
    },
    async open() {
      const bytes = await (await keep('sqlite')).values.get('value');
      const db = new sqlite3.oo1.DB(':memory:');
      const pointer = sqlite3.wasm.allocFromTypedArray(bytes);
      sqlite3.capi.sqlite3_deserialize(db.pointer, 'main', pointer, bytes.length, bytes.length, 1);
      return db;
    },
    async query(db, { text, vector }) {
      const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      const near = db.selectValues(
        'select rowid from vectors where vector match ? order by distance limit 64',
        [bytes],
      );
      const words = text
        .replace(/[^\p{L} ]/gu, '')
        .split(/ +/)
        .filter((word) => word.length > 3)
        .join(' OR ');
      const named = db.selectValues('select rowid from texts where texts match ? order by rank limit 40', [
        words,
      ]);
      const best = fuse([near, named]);
      return best.map((id) => db.selectValue('select text from texts where rowid = ?', [id]));
    },
  };
}

async function pglite() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { vector: extension } = await import('@electric-sql/pglite-pgvector');
  const connect = () =>
    PGlite.create('idb://peer-pglite', { extensions: { vector: extension }, relaxedDurability: false });
  return {
    async build(items, dimensions) {
      const db = await connect();
      await db.exec(
        `create extension if not exists vector; create table passages (id int primary key, text text, vector vector(${dimensions}))`,
      );
      for (let from = 0; from < items.length; from += 500) {
        const part = items.slice(from, from + 500);
        const values = part.map((_, at) => `($${3 * at + 1}, $${3 * at + 2}, $${3 * at + 3})`).join(',');
        await db.query(
          `insert into passages values ${values}`,
          part.flatMap(({ text, vector }, at) => [from + at, text, `[${Array.from(vector).join(',')}]`]),
        );
      }
      await db.exec(
        "create index on passages using hnsw (vector vector_ip_ops); create index on passages using gin (to_tsvector('english', text))",
      );
      await db.syncToFs();
      await db.close();
    },
    open: connect,
    async query(db, { text, vector }) {
      const near = await db.query('select id from passages order by vector <#> $1 limit 40', [
        `[${Array.from(vector).join(',')}]`,
      ]);
      const words = text
        .replace(/[^\p{L} ]/gu, '')
        .split(/ +/)
        .filter((word) => word.length > 3)
        .join(' | ');
      const named = await db.query(
        "select id from passages where to_tsvector('english', text) @@ to_tsquery('english', $1) order by ts_rank(to_tsvector('english', text), to_tsquery('english', $1)) desc limit 40",
        [words],
      );
      const best = fuse([near.rows.map(({ id }) => id), named.rows.map(({ id }) => id)]);
      return (await db.query('select text from passages where id = any($1)', [best])).rows;
    },
  };
}

/** Ten best of several lists by their ranks. */
function fuse(lists) {
  const scores = new Map();
  for (const list of lists) {
    for (const [rank, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (60 + rank));
  }
  return [...scores]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 10)
    .map(([id]) => id);
}
