import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftEdit } from '../../lib/core/drafting/draft-job';
import { createUnsavedEdits } from './unsaved-edits';

const edit = (changes: Partial<DraftEdit> = {}): DraftEdit => ({
  jobId: 'job-1',
  conversationKey: 'thread:1',
  text: 'Mine',
  editedAt: 1,
  basis: 'Hi',
  ...changes,
});

beforeEach(() => localStorage.clear());

describe('createUnsavedEdits', () => {
  it('keeps the newest text of each draft', () => {
    const unsaved = createUnsavedEdits(localStorage);
    unsaved.keep(edit());
    unsaved.keep(edit({ text: 'Mine too', editedAt: 2 }));
    unsaved.keep(edit({ jobId: 'job-2' }));
    const reopened = createUnsavedEdits(localStorage);
    expect(reopened.read('job-1')).toEqual(edit({ text: 'Mine too', editedAt: 2 }));
    expect(reopened.all()).toHaveLength(2);
  });

  it('lets go of what is saved, but not of what was typed since', () => {
    const unsaved = createUnsavedEdits(localStorage);
    unsaved.keep(edit({ editedAt: 2 }));
    unsaved.release(edit({ editedAt: 1 }));
    expect(unsaved.read('job-1')).toBeDefined();
    unsaved.release(edit({ editedAt: 2 }));
    expect(localStorage).toHaveLength(0);
  });

  it('makes room for new drafts at the cost of the oldest', () => {
    const unsaved = createUnsavedEdits(localStorage);
    for (let at = 1; at <= 60; at++) unsaved.keep(edit({ jobId: `job-${at}`, editedAt: at }));
    expect(unsaved.all()).toHaveLength(50);
    expect(unsaved.read('job-10')).toBeUndefined();
    expect(unsaved.read('job-60')).toBeDefined();
  });

  it('says when the quota is used up, and leaves what it has', () => {
    const unsaved = createUnsavedEdits(localStorage);
    unsaved.keep(edit());
    expect(unsaved.keep(edit({ text: 'x'.repeat(6_000_000), editedAt: 2 }))).toBe(false);
    expect(unsaved.read('job-1')).toEqual(edit());
  });

  it('does not trip over what it did not write itself', () => {
    localStorage.setItem('drafthand:unsaved:job-1', '{');
    localStorage.setItem('drafthand:unsaved:job-2', '{"jobId":2}');
    localStorage.setItem('other', 'kept');
    const unsaved = createUnsavedEdits(localStorage);
    expect(unsaved.all()).toEqual([]);
    expect(unsaved.read('job-1')).toBeUndefined();
    unsaved.release(edit());
    expect(localStorage.getItem('other')).toBe('kept');
  });
});
