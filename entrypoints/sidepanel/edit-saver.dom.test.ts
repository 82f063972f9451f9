import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftEdit } from '../../lib/core/drafting/draft-job';
import { createEditSaver } from './edit-saver';

const edit = (text: string): DraftEdit => ({
  jobId: 'job-1',
  conversationKey: 'thread:1',
  text,
  editedAt: 1,
});

/** Holds edits in memory, or refuses them. */
function fakeUnsaved() {
  const kept: DraftEdit[] = [];
  const fake = {
    kept,
    isFull: false,
    keep: (next: DraftEdit) => {
      if (!fake.isFull) kept.splice(0, 1, next);
      return !fake.isFull;
    },
    release: (done: Pick<DraftEdit, 'jobId'>) => {
      if (kept[0]?.jobId === done.jobId) kept.pop();
    },
  };
  return fake;
}

let unsaved: ReturnType<typeof fakeUnsaved>;

beforeEach(() => {
  unsaved = fakeUnsaved();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createEditSaver', () => {
  it('stores within 300 ms even while somebody types without a pause', async () => {
    const write = vi.fn(async () => {});
    const saver = createEditSaver({ write, unsaved, onState: () => {} });
    for (let typed = 1; typed <= 12; typed++) {
      saver.schedule(edit('x'.repeat(typed)));
      await vi.advanceTimersByTimeAsync(25);
    }
    expect(write).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(300);
    expect(write).toHaveBeenLastCalledWith(edit('x'.repeat(12)));
  });

  it('stores at once when asked to, and only once', async () => {
    const write = vi.fn(async () => {});
    const saver = createEditSaver({ write, unsaved, onState: () => {} });
    saver.schedule(edit('mine'));
    await saver.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(write).toHaveBeenCalledExactlyOnceWith(edit('mine'));
  });

  it('keeps every keystroke in the same moment, until the store has it', async () => {
    const saver = createEditSaver({ write: async () => {}, unsaved, onState: () => {} });
    for (const text of ['m', 'mi', 'min', 'mine']) {
      saver.schedule(edit(text));
      expect(unsaved.kept).toEqual([edit(text)]);
    }
    await saver.flush();
    expect(unsaved.kept).toEqual([]);
  });

  it('keeps what the store refuses', async () => {
    const write = vi.fn(() => Promise.reject(new Error('full')));
    const saver = createEditSaver({ write, unsaved, onState: () => {} });
    saver.schedule(edit('mine'));
    await saver.flush();
    expect(unsaved.kept).toEqual([edit('mine')]);
  });

  it('stores without a delay, and says so, when keystrokes cannot be kept', async () => {
    unsaved.isFull = true;
    const write = vi.fn(async () => {});
    const onState = vi.fn();
    const saver = createEditSaver({ write, unsaved, onState });
    saver.schedule(edit('mine'));
    await vi.advanceTimersByTimeAsync(0);
    expect(write).toHaveBeenCalledExactlyOnceWith(edit('mine'));
    expect(onState).toHaveBeenLastCalledWith('unguarded');
  });

  it('says when storing failed and keeps the text for the next try', async () => {
    const write = vi.fn(async () => {});
    write.mockRejectedValueOnce(new Error('full'));
    const onState = vi.fn();
    const saver = createEditSaver({ write, unsaved, onState });
    saver.schedule(edit('mine'));
    await saver.flush();
    expect(onState).toHaveBeenLastCalledWith('failed');
    await saver.flush();
    expect(onState).toHaveBeenLastCalledWith('saved');
    expect(write).toHaveBeenLastCalledWith(edit('mine'));
  });
});
