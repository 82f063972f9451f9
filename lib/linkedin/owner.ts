import { isMemberId, memberIdIn } from './addresses';
import { selectAll, selectFirst } from './selectors';

/** Who is signed in, as far as the page tells; in any language. */
export interface Owner {
  name?: string;
  memberId?: string;
  slug?: string;
}

/** Longest page-data block that is parsed; the viewer's record is a small one. */
const longestBlock = 200_000;

/** Reads the viewer from the data the page was delivered with, then from the picture in the navigation bar. */
export function readOwner(document: Document): Owner {
  const photo = selectFirst(document, 'own-photo')?.getAttribute('alt')?.trim() || undefined;
  for (const block of selectAll(document, 'page-data')) {
    const source = block.textContent ?? '';
    if (source.length > longestBlock || !source.includes('com.linkedin.voyager.common.Me')) continue;
    const owner = ownerIn(parse(source), photo);
    if (owner) return owner;
  }
  return { name: photo };
}

/** Whether a person (slug or member id, name) is the viewer; undefined when the page does not say who that is. */
export function isSamePerson(id: string | undefined, name: string, owner: Owner): boolean | undefined {
  if (id && owner.slug && id === owner.memberId) return true;
  if (id && owner.slug) return id.toLowerCase() === owner.slug.toLowerCase();
  return owner.name && name ? owner.name === name : undefined;
}

/** The record beside or inside the `Me` entry that has a public identifier. */
function ownerIn(data: unknown, shownName: string | undefined): Owner | undefined {
  const records = [field(field(data, 'data'), 'miniProfile'), field(data, 'miniProfile')];
  const included = field(data, 'included');
  if (Array.isArray(included)) records.push(...included);
  const wanted = memberIdIn(text(field(data, 'data'), '*miniProfile'));
  for (const record of records) {
    const slug = text(record, 'publicIdentifier');
    const urn = text(record, 'dashEntityUrn') ?? text(record, 'entityUrn') ?? '';
    const memberId = memberIdIn(urn) ?? urn.split(':').filter(isMemberId)[0];
    if (!slug || (wanted && memberId && memberId !== wanted)) continue;
    const names = [text(record, 'firstName'), text(record, 'lastName')].filter((part) => part !== undefined);
    // The page knows in which order the names are written in its language.
    const isShown = shownName && names.every((part) => shownName.includes(part));
    return { name: isShown ? shownName : names.join(' ') || shownName, memberId: memberId ?? wanted, slug };
  }
  return undefined;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
