/**
 * Text as a reader or a browser might understand it, for finding links only: never shown, never
 * written. Undoes percent-encoding, escapes, entities, full-width and look-alike characters,
 * accents, and the usual ways to write an address so that it does not look like one.
 */
export function foldForDetection(text: string): string {
  let folded = text;
  if (/[%\\&]/.test(folded)) {
    for (let pass = 0; pass < 3; pass++) folded = decodePercent(folded);
    folded = decodeEscapes(decodeEntities(folded));
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is for anything beyond ASCII.
  if (/[^\x00-\x7f]/.test(folded)) {
    folded = folded
      .normalize('NFKC')
      .normalize('NFD')
      .replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(lookAlikes, (character) => plainForms.get(character.toLowerCase()) ?? character);
  }
  return undefang(folded.toLowerCase());
}

/** Undoes `hxxp`, `[.]`, `(dot)`, `-dot-` and their like; expects lower case. */
export function undefang(text: string): string {
  if (!/hxxp|meow|[[({<]|dot|\^|punkt|punto/.test(text)) return text;
  return text
    .replace(/\bhxxp/g, 'http')
    .replace(/[[({<]\s*(?:\.|dot|d0t|punto|punkt|ponto|point)\s*[\])}>]/g, '.')
    .replace(/[[({<]\s*(?::|colon)\s*[\])}>]/g, ':')
    .replace(/[[({<]\s*(?:\/|slash)\s*[\])}>]/g, '/')
    .replace(/[[({<]\s*(?:@|at)\s*[\])}>]/g, '@')
    .replace(/[[({<]\s*:\/\/\s*[\])}>]/g, '://')
    .replace(/(?<=[a-z0-9])[-_.]+(?:dot|punkt|punto)[-_.]+(?=[a-z0-9])/g, '.')
    .replace(/\^\./g, '.');
}

function decodePercent(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function decodeEscapes(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/gi, (whole, a, b, c) =>
    characterOf(Number.parseInt(a ?? b ?? c, 16), whole),
  );
}

function characterOf(point: number, otherwise: string): string {
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : otherwise;
}

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  colon: ':',
  period: '.',
  sol: '/',
  bsol: '\\',
  commat: '@',
  num: '#',
  percnt: '%',
  quest: '?',
  equals: '=',
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  lbrack: '[',
  rsqb: ']',
  rbrack: ']',
  lowbar: '_',
  hyphen: '-',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  tab: '\t',
  newline: '\n',
  shy: '',
  zwnj: '',
  zwj: '',
};

/** Character references of HTML (numbers, and the names that matter in prose and addresses) as characters. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&(?:(?:amp|#0*38|#x0*26);)+/gi, '&')
    .replace(/&(?:#x([0-9a-f]{1,6});?|#([0-9]{1,7});?|([a-z]{2,8});)/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
      const point = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return characterOf(point, '');
    });
}

/** Letters and separators of other scripts that look like one of ASCII (a selection of Unicode TR 39). */
const pairs =
  'аa ӓa еe ѐe ёe оo рp сc уy хx іi їi јj ѕs һh ԁd ԛq ԝw вb нh кk мm тt ӏl гr пn зz ьb ' +
  'αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ϲc ϳj ' +
  'աw օo ոn սu հh ցg եe զq ɑa ɡg ɩi ıi ʟl ʀr ᴄc ᴏo ᴠv ᴡw ᴢz ɴn ʏy ɪi ƅb ɾr ' +
  '。. ．. ｡. ․. ‧. ·. ・. ܁. ٠. ۔. ⁄/ ∕/ ╱/ ⧸/ ／/ ⟋/ ꞉: ː: ∶: ：: ︰: ׃: ＠@ ⧵\\ ∖\\ ‐- ‑- ‒- −-';
const plainForms = new Map(
  pairs.split(' ').map((pair) => {
    const [from = '', ...to] = Array.from(pair);
    return [from, to.join('')];
  }),
);
const lookAlikes = new RegExp(`[${[...plainForms.keys()].join('').replace(/[\\\]^-]/g, '\\$&')}]`, 'giu');
