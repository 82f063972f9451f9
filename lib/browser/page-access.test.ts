import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../core/result';
import { createPageAccess } from './page-access';

const executeScript = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { scripting: { executeScript } } }));

const unreadable = { kind: 'unreadable', health: [] };
const inserted = { inserted: true, text: 'Hi', method: 'nodes' };
const request = { conversationKey: 'thread-1', text: 'Hi', mode: 'empty-only' } as const;

/** A page whose frames answer what the test says. */
function setUp(answers: { read?: (frameId: number) => Promise<Result<unknown>>; insert?: Result<unknown> }) {
  const insert = vi.fn(async () => answers.insert ?? { ok: true as const, value: inserted });
  const pages = createPageAccess({
    ask: {
      read: ({ frameId }) => answers.read?.(frameId) ?? Promise.resolve({ ok: true, value: unreadable }),
      insert,
    },
    parseReading: (data) => (data === unreadable ? { kind: 'unreadable', health: [] } : undefined),
    parseOutcome: (data) => (data === inserted ? { inserted: true, text: 'Hi', method: 'nodes' } : undefined),
  });
  return { pages, insert };
}

describe('reaching the page in a tab', () => {
  beforeEach(() => {
    executeScript.mockReset();
    executeScript.mockResolvedValue([{ frameId: 0 }, { frameId: 3 }]);
  });

  it('brings the script into all frames and reads each of them', async () => {
    const { pages } = setUp({});
    expect(await pages.read(7)).toEqual({
      ok: true,
      value: [
        { frameId: 0, reading: unreadable },
        { frameId: 3, reading: unreadable },
      ],
    });
    expect(executeScript).toHaveBeenCalledWith({
      target: { tabId: 7, allFrames: true },
      files: ['/reader.js'],
    });
  });

  it('does without frames that do not answer, or answer with something else', async () => {
    const { pages } = setUp({
      read: async (frameId) =>
        frameId === 0 ? { ok: true, value: unreadable } : { ok: true, value: { kind: 'conversations' } },
    });
    expect(await pages.read(7)).toMatchObject({ ok: true, value: [{ frameId: 0 }] });
  });

  it('does not wait for a frame that hangs', async () => {
    vi.useFakeTimers();
    const { pages } = setUp({
      read: (frameId) =>
        frameId === 0 ? Promise.resolve({ ok: true, value: unreadable }) : new Promise(() => undefined),
    });
    const reading = pages.read(7);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await reading).toMatchObject({ ok: true, value: [{ frameId: 0 }] });
    vi.useRealTimers();
  });

  it('says that it is not reachable when the browser refuses or nobody answers', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page'));
    expect(await setUp({}).pages.read(7)).toMatchObject({ ok: false, error: { code: 'page-not-reachable' } });
    const silent = setUp({ read: async () => ({ ok: false, error: { code: 'page-not-reachable' } }) });
    expect(await silent.pages.read(7)).toMatchObject({ ok: false, error: { code: 'page-not-reachable' } });
  });

  it('brings the script back before it inserts, in the one frame', async () => {
    const { pages, insert } = setUp({});
    expect(await pages.insert({ tabId: 7, frameId: 3 }, request)).toEqual({ ok: true, value: inserted });
    expect(executeScript).toHaveBeenCalledWith(
      expect.objectContaining({ target: { tabId: 7, frameIds: [3] } }),
    );
    expect(insert).toHaveBeenCalledTimes(1);
  });

  it('asks a script that is still there although the browser lets no new one in', async () => {
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page'));
    const { pages } = setUp({});
    expect(await pages.insert({ tabId: 7, frameId: 0 }, request)).toEqual({ ok: true, value: inserted });
  });

  it('takes no outcome that the page made up', async () => {
    const { pages } = setUp({ insert: { ok: true, value: { inserted: 'yes' } } });
    expect(await pages.insert({ tabId: 7, frameId: 0 }, request)).toEqual({
      ok: false,
      error: { code: 'message-malformed' },
    });
  });
});
