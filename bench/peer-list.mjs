/**
 * The other stores. `kind` is what they answer with, which is also the answer of ours that they are compared with: vectors
 * by themselves, words by themselves, or both (hybrid). `package` is what it needs of `bench/package.json` (Dexie is the product's own), `assets` are files that have to lie beside the script.
 */
export const peerList = {
  dexie: {
    title: 'Dexie, a row a vector, read at each question',
    package: 'dexie',
    module: 'dexie-rows',
    kind: 'vectors',
  },
  'dexie-kept': {
    title: 'Dexie, a row a vector, kept in memory',
    package: 'dexie',
    module: 'dexie-rows-kept',
    kind: 'vectors',
  },
  minisearch: { title: 'MiniSearch', package: 'minisearch', module: 'minisearch', kind: 'words' },
  orama: { title: 'Orama', package: '@orama/orama', module: 'orama-vectors', kind: 'vectors' },
  'orama-hybrid': { title: 'Orama', package: '@orama/orama', module: 'orama-hybrid', kind: 'hybrid' },
  hnswlib: { title: 'hnswlib-wasm (HNSW)', package: 'hnswlib-wasm', module: 'hnswlib', kind: 'vectors' },
  sqlite: {
    title: 'SQLite WebAssembly, sqlite-vec',
    package: 'sqlite-vec-wasm-demo',
    module: 'sqlite-vectors',
    kind: 'vectors',
    assets: ['sqlite-vec-wasm-demo/sqlite3.wasm'],
  },
  'sqlite-hybrid': {
    title: 'SQLite WebAssembly, sqlite-vec and FTS5',
    package: 'sqlite-vec-wasm-demo',
    module: 'sqlite-hybrid',
    kind: 'hybrid',
    assets: ['sqlite-vec-wasm-demo/sqlite3.wasm'],
  },
  pglite: {
    title: 'PGlite, pgvector (HNSW)',
    package: '@electric-sql/pglite',
    module: 'pglite-vectors',
    kind: 'vectors',
    assets: pgliteAssets(),
  },
  'pglite-hybrid': {
    title: 'PGlite, pgvector (HNSW) and GIN',
    package: '@electric-sql/pglite',
    module: 'pglite-hybrid',
    kind: 'hybrid',
    assets: pgliteAssets(),
  },
};

export const peerNames = Object.keys(peerList);

function pgliteAssets() {
  const own = ['pglite.wasm', 'pglite.data', 'initdb.wasm'].map(
    (file) => `@electric-sql/pglite/dist/${file}`,
  );
  return [...own, '@electric-sql/pglite-pgvector/dist/vector.tar.gz'];
}
