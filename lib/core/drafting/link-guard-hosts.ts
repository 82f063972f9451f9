import topLevelDomains from 'tlds' with { type: 'json' };

/** Names of RFC 2606, 6761, 6762, 7686 and 9476, and what local networks use: no site, but an address. */
const reserved = [
  'invalid',
  'example',
  'test',
  'localhost',
  'local',
  'onion',
  'alt',
  'arpa',
  'internal',
  'lan',
];
const networks = ['corp', 'home', 'intranet', 'i2p', 'eth', 'bit', 'private'];
const registered = new Set([...topLevelDomains, ...reserved, ...networks]);

/** Endings nobody writes for another reason than to name a site. */
const unmistakable = new Set(
  [
    ...reserved,
    'com org net io ai co dev app info biz edu gov mil int eu de uk fr es nl pt br cn ru jp ch it ca au',
    'xyz site online tech store shop club top blog cloud tv fm gg ly gl cc ws su tk ml ga cf gq onion zip mov',
    'link click live page website space fun icu vip pro mobi name cash win bid loan review country stream',
  ].flatMap((names) => names.split(' ')),
);

/** Endings of file names; all but a few are also endings of sites. */
const fileEndings = new Set(
  (
    'md py rs sh pl ps cc so js ts jsx tsx mjs cjs json yaml yml toml csv tsv txt html htm pdf ipynb css scss sql ' +
    'xml lock cfg ini env log parquet onnx pt java kt go rb php cpp hpp swift ex lua r jl vue png jpg jpeg gif svg ' +
    'webp mp3 mp4 docx xlsx pptx tex bib tf proto gradle bat exe dll jar whl gz tar zip'
  ).split(' '),
);
const fileNames =
  /^(?:readme|changelog|contributing|license|security|agents|claude|main|setup|app|index|train|test|tests|lib|mod|utils|install|run|build|deploy|entrypoint|script|manage|conftest|config|model|models|notes|todo|start|init|server|client|predict|pipeline|dags?|requirements|dockerfile|makefile|package|notebook|analysis|example)$/;

/** Words that begin a sentence and end a host alike; `there.It` is a missing space. */
const sentenceWords = new Set(
  (
    'it in is to me my no at so be do am as by us how now next here one like see today good new work data then for ' +
    'best life help free you moe check watch learn read study career careers fit show love live pay ' +
    'on or if we he an and the'
  ).split(' '),
);

/** Academic titles and products that are written like hosts. */
const notHosts = new Set(['m.sc', 'b.sc', 'm.ed', 'b.ed', 'ph.d', 'st.gallen']);
const products = /^(?:asp|vb|ado|ml|paint)\.net$/;

/** Endings of sites that are also what code calls: `df.info()`. */
const methods = new Set(
  'info map show fit name top stream run call read open post save search sort date link'.split(' '),
);

const stopWords = new Set(
  (
    'a an the this that these those each every one first last another single no any some red green blue black white ' +
    'yellow orange polka big small little your my our his her their its own and or of on at to with per by'
  ).split(' '),
);

/** How a would-be host stands in the text. `split` and `spread` are not links once a space is put in. */
export type HostVerdict = 'link' | 'none' | 'split-after-dot' | 'spread-before-dot';

export interface HostSighting {
  /** Folded, such as `owner.example`. */
  host: string;
  /** The same letters as written. */
  written: string;
  /** What follows directly. */
  rest: string;
  /** How its parts were joined: as written, by loose punctuation, or by words such as "dot". */
  joinedBy: 'nothing' | 'punctuation' | 'words';
}

/**
 * Decides whether something of the form `a.b` is an address. A registered ending makes one, except
 * for file names, missing spaces after a full stop, and a few titles and products; with a path or
 * port behind it, any ending makes one that is not a file's.
 */
export function judgeHost({ host, written, rest, joinedBy }: HostSighting): HostVerdict {
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  const first = labels[0] ?? '';
  const hasPath = /^(?::\d+|[/?#\\][^\s.,)]|\/)/.test(rest);
  if (notHosts.has(host)) return 'none';
  if (/^\d+$/.test(ending)) {
    const before = labels.slice(0, -1);
    if (before.length < 2) return 'none';
    return judgeHost({
      host: before.join('.'),
      written: written.replace(/\.\d+$/, ''),
      rest: `.${ending}`,
      joinedBy,
    });
  }
  if (ending.startsWith('xn--')) return 'link';
  if (joinedBy === 'words' && !hasPath && (stopWords.has(first) || !unmistakable.has(ending))) return 'none';
  if (joinedBy === 'punctuation' && !hasPath && !unmistakable.has(ending) && stopWords.has(first))
    return 'none';
  if (labels.length === 2 && !hasPath) {
    if (products.test(host)) return 'spread-before-dot';
    if (fileEndings.has(ending) && isFileName(first, written)) return 'none';
    if (isMissingSpace(written, ending)) return 'split-after-dot';
    if (rest.startsWith('(') && methods.has(ending) && /^[A-Za-z]\w*\./.test(written)) {
      return 'spread-before-dot';
    }
  }
  if (registered.has(ending)) return 'link';
  if (labels.slice(1, -1).some((label) => unmistakable.has(label))) return 'link';
  if (isEncodedEnding(labels)) return 'link';
  // Names in code, such as `tf.data.Dataset`, of which some programs take the first part for a host.
  if (!hasPath && labels.slice(1, -1).some((label) => registered.has(label))) return 'spread-before-dot';
  return hasPath && /^\p{L}{2,}$/u.test(ending) && !fileEndings.has(ending) ? 'link' : 'none';
}

/** Hosts in ROT13 (`rknzcyr.pbz`) and backwards (`moc.elpmaxe`), where a program may be asked to undo it. */
function isEncodedEnding(labels: string[]): boolean {
  const rotated = (labels.at(-1) ?? '').replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97),
  );
  const reversed = Array.from(labels[0] ?? '')
    .reverse()
    .join('');
  return encodedEndings.has(rotated) || encodedEndings.has(reversed);
}

const encodedEndings = new Set(['com', 'org', 'info', ...reserved.filter((name) => name.length > 4)]);

function isFileName(first: string, written: string): boolean {
  return (
    fileNames.test(first) || /^[A-Z][A-Z0-9-]*\./.test(written) || /^[a-z0-9]+\.(?:py|js|ts)$/i.test(written)
  );
}

function isMissingSpace(written: string, ending: string): boolean {
  const [before = '', after = ''] = written.split('.');
  return /\p{Ll}$/u.test(before) && /^\p{Lu}\p{Ll}*$/u.test(after) && sentenceWords.has(ending);
}

/** True for an ending that on its own shows that `word . ending` is an address. */
export function isUnmistakableEnding(ending: string): boolean {
  return unmistakable.has(ending);
}

/** True for any registered or reserved ending. */
export function isRegisteredEnding(ending: string): boolean {
  return registered.has(ending);
}
