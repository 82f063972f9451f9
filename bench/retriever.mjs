export { createLexicalRetriever as createRetriever } from '../lib/core/retrieval/lexical-retriever';
