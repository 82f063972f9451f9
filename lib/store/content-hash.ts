import { canonicalTextOf } from '../core/library/canonical-text';
import type { ParsedDocument } from '../core/library/document';

/** SHA-256 (hex) over everything that was parsed. */
export async function contentHashOf(parsed: ParsedDocument): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalTextOf(parsed));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
