const number = new Intl.NumberFormat('en');

/** `31 MB`, or `0.7 MB` below ten. */
function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return `${value < 10 ? Math.max(0.1, Math.round(value * 10) / 10) : number.format(Math.round(value))} MB`;
}

function dollars(value: number): string {
  return value < 0.01 ? 'less than $0.01' : `about $${value.toFixed(2)}`;
}

/** Words of the settings for search by meaning. */
export const embeddingStrings = {
  title: 'Finding passages',
  intro:
    'Passages are found by the words of a question and, beside that, by its meaning. Choose what knows the meaning; until a new choice is ready, the one before stays in use.',
  legend: 'Meaning comes from',
  builtIn: 'Your own library (built in)',
  builtInHint:
    'Learns from your texts which words go together. No download, nothing is sent. Small libraries are searched by words alone.',
  onDevice: 'A model on this computer',
  onDeviceHint: 'Knows more words than you wrote. Downloaded once, then nothing is sent.',
  endpoint: 'A server',
  endpointHint:
    'A model behind an OpenAI-compatible address. Your passages are sent to it once, questions each time.',

  recency: {
    label: 'When two texts answer equally well',
    mild: 'The newer one comes first',
    strong: 'The newer one comes first, even if it answers a little less well',
    off: 'Their age does not matter',
  },

  stillInUse: (choice: string) => `Until this is set up, this stays in use: ${choice}.`,

  progress: {
    running: 'Reading your passages',
    passages: (done: number, total: number) => `${number.format(done)} of ${number.format(total)} passages`,
    done: (total: number) =>
      `${number.format(total)} ${total === 1 ? 'passage is' : 'passages are'} ready to be found by meaning.`,
    keeps: 'What was ready before stays in use. It goes on by itself later.',
    retry: 'Go on now',
    stop: 'Stop',
    stopped: (done: number, total: number) =>
      `Stopped at ${number.format(done)} of ${number.format(total)} passages. They are kept, what was ready before stays in use, and nothing more is sent until you go on.`,
    goOn: 'Go on',
    spent: (tokens: number, price?: number) =>
      price === undefined
        ? `${number.format(tokens)} tokens so far.`
        : `${number.format(tokens)} tokens so far, ${price === 0 ? 'at no cost' : dollars(price)}.`,
  },

  models: {
    title: 'Models on this computer',
    none: 'No model is here yet.',
    use: 'Use',
    chooseOf: (id: string) => `Use ${id}`,
    used: 'Chosen',
    usedHint: 'To remove the chosen one, choose something else first.',
    remove: 'Remove',
    removeOf: (id: string) => `Remove ${id} from this computer`,
    removed: (id: string) => `${id} was removed.`,
    facts: (dimensions: number, bytes: number, license?: string) =>
      [`${dimensions} dimensions`, megabytes(bytes), license].filter(Boolean).join(' · '),
  },
  suggestions: {
    title: 'Suggestions',
    english: 'English',
    many: (count: number) => `${count} languages`,
    facts: (languages: string, license: string, size: number) =>
      `${languages} · ${license} · ${number.format(size)} MB`,
    get: 'Details',
    getOf: (id: string) => `Details of ${id}`,
  },
  other: {
    title: 'Another model',
    name: 'Name of the model',
    nameHint: 'owner/name or the address of its page. It has to be in the Model2Vec format.',
    nameInvalid: 'This names no model. It looks like minishlab/potion-base-8M.',
    nameElsewhere: (host: string) =>
      `This is on ${host}. To fetch models from there, set it as the host below.`,
    look: 'Look it up',
    host: 'Host',
    hostHint: 'Where models are fetched from. A mirror with the same addresses works too.',
    hostInvalid: 'This is not an address with https://.',
    files: 'Choose files',
    filesHint: 'model.safetensors and tokenizer.json of one model, from your disk.',
    filesMissing: 'Choose both files together: model.safetensors and tokenizer.json.',
  },
  offer: {
    title: (id: string) => `Download ${id}?`,
    words: (bytes: number, host: string, license?: string) =>
      `${megabytes(bytes)} from ${host}. ${license ? `Its licence: ${license}.` : 'The host states no licence.'} What arrives is checked against the host’s checksums. It stays in this browser until you remove it.`,
    download: (bytes: number) => `Download ${megabytes(bytes)}`,
    cancel: 'Not now',
  },
  download: {
    label: (id: string) => `Downloading ${id}`,
    note: (done: number, total: number) => `${megabytes(done)} of ${megabytes(total)}`,
    stop: 'Stop',
    done: (id: string) => `${id} is here and chosen.`,
  },

  server: {
    addressHint: 'It usually ends in /v1. Ollama on this computer: http://localhost:11434/v1.',
    model: 'Model name',
    modelHint: 'An embedding model, as the server calls it, e.g. text-embedding-3-small or nomic-embed-text.',
    modelMissing: 'Type the name of an embedding model.',
    dimensions: 'Dimensions (optional)',
    dimensionsHint: 'Fewer take less room. Servers that cannot shorten vectors ignore it.',
    dimensionsInvalid: (least: number, most: number) => `A number between ${least} and ${most}.`,
    asks: (origin: string) => `Your passages will be sent to ${origin}`,
    agreed: (origin: string) => `You agreed that passages are sent to ${origin}`,
    items: [
      'each passage of your library once, and again when it changes; never private documents',
      'the questions you get, as they are searched for',
    ],
    before: 'Nothing is sent before you agree. Private documents are then found by their words alone.',
    agree: 'Agree for this address',
    withdraw: 'Withdraw',
    draftingKey: 'The API key you entered under Drafting is sent along.',
    otherKey: (origin: string) =>
      `Drafthand keeps one API key, and that is for drafts at ${origin}: this server is asked without a key.`,
    check: 'Try it and use it',
    checkHint: 'Sends two words to see how long its vectors are.',
    works: (model: string, dimensions: number) =>
      `${model} answers with ${number.format(dimensions)} dimensions and is chosen.`,
    estimate: (tokens: number, price?: number) =>
      price === undefined
        ? `Sending the library takes about ${number.format(tokens)} tokens; what they cost, the server’s price list tells.`
        : price === 0
          ? `Sending the library takes about ${number.format(tokens)} tokens, at no cost on this computer.`
          : `Sending the library takes about ${number.format(tokens)} tokens, ${dollars(price)}.`,
  },
} as const;
