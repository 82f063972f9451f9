import type { ErrorEntry } from './error-entry';

/** Failures of embedding models: vectors for search by meaning. */
export const embeddingErrors = {
  'embedding-malformed': {
    title: 'The server’s answer holds no usable vectors',
    words: 'It gave fewer vectors than there were texts, or something that is no vector.',
    next: 'Check that the model’s name is the one of an embedding model.',
    actions: ['try-again', 'open-settings'],
  },
  'embedding-changed': {
    title: 'The model is another one now',
    words: ({ model = 'It', dimensions = 'other', found = 'others' }) =>
      `${model} was tried with ${dimensions} dimensions and now answers with ${found}. Vectors of two models are never mixed.`,
    next: 'Try it again in the settings: then the library is read anew with the model as it is now.',
    actions: ['open-settings'],
  },
  'embedding-too-long': {
    title: 'The model’s vectors are too long',
    words: ({ model = 'It', found = 'more', most = 'fewer' }) =>
      `${model} answers with ${found} dimensions; ${most} are the most.`,
    next: 'Ask for fewer, such as 1024, if the model can shorten its vectors, or choose another model.',
    actions: ['open-settings'],
  },
  'embedding-model-unreadable': {
    title: 'These files are no model Drafthand can use',
    words:
      'It takes static models in the Model2Vec format: model.safetensors with a table of embeddings, and tokenizer.json.',
    next: 'Choose both files of such a model, or one of the suggested models.',
    actions: [],
  },
  'embedding-model-not-found': {
    title: 'The host has no such model',
    words: ({ model }) =>
      `There is no ${model ?? 'model of this name'} there, or it lacks model.safetensors or tokenizer.json.`,
    next: 'Check the name (owner/name) and the host.',
    actions: ['try-again'],
  },
  'embedding-model-changed': {
    title: 'What was downloaded is not what the host listed',
    words: 'Its size or checksum differs, so it was thrown away. The model you used before is still in use.',
    next: 'Download it again; if it happens again, do not use this host.',
    actions: ['try-again'],
  },
} as const satisfies Record<string, ErrorEntry>;
