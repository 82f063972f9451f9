import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftEdit } from '../../lib/core/drafting/draft-job';
import { createEditSaver } from './edit-saver';

const edit = (text: string): DraftEdit => ({
  jobId: 'job-1',
  conversationKey: 'thread:1',
  text,
  editedAt: 1,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createEditSaver', () => {
  it('stores within 300 ms even while somebody types without a pause', async () => {
    const write = vi.fn(async () => {});
    const saver = createEditSaver({ write, onState: () => {} });
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
    const saver = createEditSaver({ write, onState: () => {} });
    saver.schedule(edit('mine'));
    await saver.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(write).toHaveBeenCalledExactlyOnceWith(edit('mine'));
  });

  it('says when storing failed and keeps the text for the next try', async () => {
    const write = vi.fn(async () => {});
    write.mockRejectedValueOnce(new Error('full'));
    const onState = vi.fn();
    const saver = createEditSaver({ write, onState });
    saver.schedule(edit('mine'));
    await saver.flush();
    expect(onState).toHaveBeenLastCalledWith('failed');
    await saver.flush();
    expect(onState).toHaveBeenLastCalledWith('saved');
    expect(write).toHaveBeenLastCalledWith(edit('mine'));
  });
});
