import { PGlite } from '@electric-sql/pglite';
import { vector as extension } from '@electric-sql/pglite-pgvector';
import { fuse, searchWords } from '../ranking.mjs';

/** PostgreSQL in IndexedDB, vectors in an HNSW index with pgvector's usual settings, words in a GIN index. */
export function pglitePeer({ withWords }) {
  return {
    async build(items, dimensions) {
      const db = await connect();
      const words = withWords
        ? ", words tsvector generated always as (to_tsvector('english', text)) stored"
        : '';
      await db.exec('create extension if not exists vector');
      await db.exec(
        `create table passages (number int primary key, id text, text text, vector vector(${dimensions})${words})`,
      );
      for (let from = 0; from < items.length; from += 500) await insert(db, items.slice(from, from + 500));
      await db.exec('create index on passages using hnsw (vector vector_ip_ops)');
      if (withWords) await db.exec('create index on passages using gin (words)');
      await db.syncToFs();
      await db.close();
    },
    open: () => connect({ relaxedDurability: true }),
    async query(db, { text, vector }) {
      const limit = withWords ? 40 : 10;
      const near = await numbers(db, `select number from passages order by vector <#> $1 limit ${limit}`, [
        literal(vector),
      ]);
      const best = withWords ? fuse([near, await byWords(db, text)]) : near;
      return (await db.query('select id, text from passages where number = any($1)', [best])).rows;
    },
  };
}

/** With relaxed durability questions do not wait until the files, which they do not change, are compared with IndexedDB. */
function connect(options) {
  return PGlite.create('idb://peer-pglite', { extensions: { vector: extension }, ...options });
}

async function insert(db, items) {
  const values = items.map((_, at) => `($${4 * at + 1}, $${4 * at + 2}, $${4 * at + 3}, $${4 * at + 4})`);
  await db.query(
    `insert into passages values ${values.join(',')}`,
    items.flatMap(({ number, id, text, vector }) => [number, id, text, literal(vector)]),
  );
}

function byWords(db, text) {
  return numbers(
    db,
    "select number from passages, to_tsquery('english', $1) as asked where words @@ asked order by ts_rank(words, asked) desc limit 40",
    [searchWords(text).join(' | ')],
  );
}

async function numbers(db, statement, values) {
  return (await db.query(statement, values)).rows.map(({ number }) => number);
}

function literal(vector) {
  return `[${Array.from(vector).join(',')}]`;
}
