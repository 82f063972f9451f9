import { isSentToLogin } from '../core/library/login-address';

/** A page with less than this and a password field is a login page. */
const fewWords = 120;

/**
 * Whether what came back for an address is a page to log in at: it asks for a password and says little,
 * or the address redirected to one that is named so.
 */
export function isLoginPage(
  html: string,
  words: number,
  { requested, url }: { requested: string; url: string },
): boolean {
  const asksForPassword = /<input\b[^>]*\btype\s*=\s*["']?password/iu.test(html);
  return (asksForPassword && words < fewWords) || isSentToLogin(requested, url);
}
