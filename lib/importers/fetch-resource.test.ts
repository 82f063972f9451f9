import { describe, expect, it } from 'vitest';
import { type Fetch, fetchResource } from './fetch-resource';

const url = 'https://owner.example/post';

/** A server that never answers, but hears when it is not waited for any more. */
const silent: Fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

const codeOf = (code: string) => ({ appError: { code } });

describe('fetchResource', () => {
  it('gives bytes, address and what the headers say', async () => {
    const fetch: Fetch = async () =>
      new Response('é', { headers: { 'content-type': 'Text/HTML; Charset="UTF-8"', etag: '"1"' } });
    expect(await fetchResource(url, { fetch })).toMatchObject({
      url,
      mediaType: 'text/html',
      charset: 'utf-8',
      etag: '"1"',
      bytes: new Uint8Array([0xc3, 0xa9]),
    });
  });

  it('sends neither cookies nor where it comes from', async () => {
    let sent: RequestInit | undefined;
    const fetch: Fetch = async (_, init) => {
      sent = init;
      return new Response('x');
    };
    await fetchResource(url, { fetch });
    expect(sent).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('gives up after the time allowed', async () => {
    await expect(fetchResource(url, { fetch: silent, timeout: 5 })).rejects.toMatchObject(
      codeOf('timed-out'),
    );
  });

  it('lets an abort be an abort', async () => {
    const abort = new AbortController();
    const fetching = fetchResource(url, { fetch: silent, signal: abort.signal });
    abort.abort();
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('stops reading at the limit, whatever length is announced', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const fetch: Fetch = async () => new Response(endless, { headers: { 'content-length': '10' } });
    await expect(fetchResource(url, { fetch, limit: 5000 })).rejects.toMatchObject(codeOf('file-too-large'));
    expect(pulled).toBeLessThan(10);
  });
});
