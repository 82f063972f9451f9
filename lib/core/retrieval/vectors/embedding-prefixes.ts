/** What a model was trained to see before a question and before a passage. */
export interface EmbeddingPrefixes {
  query: string;
  passage: string;
}

const none: EmbeddingPrefixes = { query: '', passage: '' };

/**
 * By model name, as the models' cards state them. A model without an entry takes texts as they are,
 * as OpenAI's do.
 */
const families: Array<[name: RegExp, prefixes: EmbeddingPrefixes]> = [
  [/nomic-embed/, { query: 'search_query: ', passage: 'search_document: ' }],
  [/(?:^|[/-])e5-.*instruct/, { query: instruction('Instruct: ', 'Query: '), passage: '' }],
  [/(?:^|[/-])e5-/, { query: 'query: ', passage: 'passage: ' }],
  [/qwen3-embedding/, { query: instruction('Instruct: ', 'Query:'), passage: '' }],
  [/embedding-?gemma/, { query: 'task: search result | query: ', passage: 'title: none | text: ' }],
  [/arctic-embed(?:2|.*v2)/, { query: 'query: ', passage: '' }],
  [
    /(?:bge-(?:small|base|large)-en|mxbai-embed|arctic-embed)/,
    { query: 'Represent this sentence for searching relevant passages: ', passage: '' },
  ],
];

/** The prefixes of an embedding model, known by its name in whatever form a server lists it. */
export function embeddingPrefixes(model: string): EmbeddingPrefixes {
  const name = model.toLowerCase();
  return families.find(([pattern]) => pattern.test(name))?.[1] ?? none;
}

function instruction(before: string, after: string): string {
  return `${before}Given a question, retrieve passages that answer it\n${after}`;
}
