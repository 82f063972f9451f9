import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import type { ExportedPost } from '../../core/library/exported-post';
import { absoluteUrl } from '../../core/library/linked-text';
import { publishedDate } from '../published-date';
import type { ExportOptions } from './read-export';
import { elementsOf, textOf, wordPressItems, type XmlElement } from './wordpress-items';

/** What WordPress and its plugins keep as posts that are no texts. */
const internalTypes =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|elementor_.*|feedback|shop_.*|scheduled-action|wpcf7_contact_form|mc4wp-form|forum|topic|reply)$/u;

/** States in which a post is readable for nobody else, and what they are called in the report. */
const draftStates: Record<string, string> = {
  draft: 'draft',
  pending: 'draft',
  future: 'scheduled',
  private: 'hidden',
};

export interface WordPressPost {
  type: string;
  /** Undefined when everybody can read it. */
  draftState?: string;
  isTrash: boolean;
  isText: boolean;
  link?: string;
  post: ExportedPost;
}

/**
 * The posts and pages of a WordPress export: `content:encoded` with what WXR 1.0 to 1.2 says about
 * each (wordpress/wp-admin/includes/export.php). Menus, attachments and the like are counted.
 */
export async function* readWordPress(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  for (const { path, bytes } of input.files) {
    const leftOut = new Map<string, number>();
    for await (const item of wordPressItems(bytes, undefined, signal)) {
      if (!('xml' in item)) {
        const code = item.problem === 'broken' ? 'entry-unreadable' : 'row-too-long';
        yield {
          name: `${path}:${item.line}`,
          error: { code, values: { line: item.line } },
          state: 'failed',
        };
        continue;
      }
      const read = readWordPressItem(item.xml, path);
      if (!read.isText || read.isTrash) {
        const kind = read.isTrash ? 'trash' : read.type || 'item';
        leftOut.set(kind, (leftOut.get(kind) ?? 0) + 1);
        continue;
      }
      const name = read.link ?? `${path}:${item.line}`;
      if (read.draftState !== undefined && !includesDrafts) {
        const title = read.post.title || name;
        yield { name: title, error: { code: 'draft-left-out', values: { state: read.draftState } } };
      } else yield { name, input: { kind: 'exported-post', post: read.post } };
    }
    for (const [kind, count] of leftOut) {
      yield { name: `${path}: ${kind} (${count})`, error: { code: 'export-part-left-out' } };
    }
  }
}

/** What one `<item>` says. */
export function readWordPressItem(xml: string, name: string): WordPressPost {
  const inside = xml.replace(/^<item[^>]*>/u, '').replace(/<\/item>$/u, '');
  const elements = elementsOf(inside);
  const field = (wanted: string) => textOf(elements.find((element) => element.name === wanted)?.inner ?? '');
  const type = field('wp:post_type');
  const status = field('wp:status');
  const link = absoluteUrl(field('link'), undefined);
  const hasPassword = field('wp:post_password') !== '';
  const draftState = draftStates[status] ?? (hasPassword ? 'protected' : undefined);
  const url = canonicalIn(elements) ?? link;
  const publishedAt = publishedDate(field('wp:post_date_gmt')) ?? publishedDate(field('pubDate'));
  const modifiedAt = publishedDate(field('wp:post_modified_gmt'));
  const isPublicType = ['post', 'page', ''].includes(type) || !/[?&]post_type=/u.test(link ?? '?post_type=');
  return {
    type,
    ...(draftState === undefined ? {} : { draftState }),
    isTrash: status === 'trash' || status === 'auto-draft',
    isText: !internalTypes.test(type) && isPublicType,
    ...(link === undefined ? {} : { link }),
    post: {
      format: 'wordpress',
      content: field('content:encoded'),
      name,
      title: field('title'),
      ...(link === undefined ? {} : { base: link }),
      ...(url === undefined || draftState !== undefined ? {} : { url }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(modifiedAt === undefined ? {} : { modifiedAt }),
      documentKind: type === 'page' ? 'page' : 'post',
      tags: tagsIn(elements),
      ...(draftState === undefined ? {} : { isPrivate: true }),
    },
  };
}

function tagsIn(elements: XmlElement[]): string[] {
  const tags = elements
    .filter(
      ({ name, attributes }) => name === 'category' && /domain="(?:post_tag|category)"/u.test(attributes),
    )
    .filter(({ attributes }) => !/nicename="uncategorized"/u.test(attributes))
    .map(({ inner }) => textOf(inner));
  return [...new Set(tags.filter(Boolean))];
}

/** The original's address as the SEO plugins keep it. */
function canonicalIn(elements: XmlElement[]): string | undefined {
  for (const { name, inner } of elements) {
    if (name !== 'wp:postmeta') continue;
    const fields = new Map(elementsOf(inner).map((field) => [field.name, textOf(field.inner)]));
    if (/^(?:_yoast_wpseo_canonical|rank_math_canonical_url)$/u.test(fields.get('wp:meta_key') ?? '')) {
      return absoluteUrl(fields.get('wp:meta_value') ?? '', undefined);
    }
  }
  return undefined;
}
