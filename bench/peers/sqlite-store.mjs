import init from 'sqlite-vec-wasm-demo';
import { fuse, searchWords } from '../ranking.mjs';
import { openKept } from './kept.mjs';

/** SQLite's WebAssembly build with sqlite-vec compiled in, by the author of sqlite-vec; the database is kept as one value. */
export function sqlitePeer({ withWords }) {
  return {
    async build(items, dimensions) {
      const sqlite3 = await start();
      const db = new sqlite3.oo1.DB(':memory:');
      db.exec(`create virtual table vectors using vec0(vector float[${dimensions}])`);
      db.exec('create table passages (number integer primary key, id text, text text)');
      if (withWords)
        db.exec("create virtual table words using fts5(text, content='passages', content_rowid='number')");
      db.exec('begin');
      const vectors = db.prepare('insert into vectors(rowid, vector) values (?, ?)');
      const passages = db.prepare('insert into passages values (?, ?, ?)');
      for (const { number, id, text, vector } of items) {
        vectors.bind([number + 1, bytesOf(vector)]).stepReset();
        passages.bind([number + 1, id, text]).stepReset();
      }
      vectors.finalize();
      passages.finalize();
      if (withWords) db.exec("insert into words(words) values ('rebuild')");
      db.exec('commit');
      await openKept('sqlite').values.put(sqlite3.capi.sqlite3_js_db_export(db), 'database');
      db.close();
    },
    async open() {
      const reading = openKept('sqlite').values.get('database');
      const [sqlite3, bytes] = await Promise.all([start(), reading]);
      const db = new sqlite3.oo1.DB(':memory:');
      const pointer = sqlite3.wasm.allocFromTypedArray(bytes);
      sqlite3.capi.sqlite3_deserialize(db.pointer, 'main', pointer, bytes.length, bytes.length, 1);
      return db;
    },
    async query(db, { text, vector }) {
      const limit = withWords ? 64 : 10;
      const near = db.selectValues(
        `select rowid from vectors where vector match ? order by distance limit ${limit}`,
        [bytesOf(vector)],
      );
      const best = withWords ? fuse([near, byWords(db, text)]) : near;
      return best.map((number) =>
        db.selectObject('select id, text from passages where number = ?', [number]),
      );
    },
  };
}

function byWords(db, text) {
  const question = searchWords(text).join(' OR ');
  return db.selectValues('select rowid from words where words match ? order by rank limit 40', [question]);
}

function bytesOf(vector) {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** This build hands over its last parts after it has run, when its own checks forbid it: they are taken at once. */
function start() {
  const module = { postRun: [], HEAPU64: true };
  module.postRun.push = (work) => work(module);
  return init(module);
}
