/**
 * The base address of an OpenAI-compatible server from what a person typed or pasted: scheme added
 * (http for this computer and private networks), a pasted path of an endpoint cut off, the usual
 * path added where there is none.
 *
 * @returns without a slash at the end; undefined when it is no http or https address.
 */
export function normalizeBaseUrl(typed: string): string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return undefined;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
  const withScheme = hasScheme ? trimmed : `${isLocal(trimmed) ? 'http' : 'https'}://${trimmed}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const path = url.pathname.replace(/\/+$/, '').replace(endpointPath, '').replace(/\/+$/, '');
  return `${url.origin}${path === '' || path === '/api' ? defaultPath(url.hostname, path) : path}`;
}

/** True for api.openai.com, which alone knows some fields of a request. */
export function isOpenAi(baseUrl: string): boolean {
  return new URL(baseUrl).hostname === 'api.openai.com';
}

const endpointPath = /\/(?:chat\/completions|completions|chat|responses|embeddings|models)(?:\/.*)?$/;

function isLocal(typed: string): boolean {
  return /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\])/i.test(typed);
}

function defaultPath(host: string, path: string): string {
  if (host.endsWith('.openai.azure.com')) return '/openai/v1';
  if (host === 'openrouter.ai') return '/api/v1';
  return `${path === '/api' ? '' : path}/v1`;
}
