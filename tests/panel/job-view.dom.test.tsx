import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DraftActions } from '../../components/draft/draft-actions';
import { restoredPrevious, typed, usedSuggestion } from '../../components/draft/edit-session';
import { JobView, type JobViewProps } from '../../components/draft/JobView';
import type { InsertRefusal } from '../../lib/core/conversation/conversation';
import type { DraftEdit, DraftJob } from '../../lib/core/drafting/draft-job';
import { errorActionLabels, errorEntries } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { jobProps, noActions } from './job-stories';
import { button, click, type Mounted, mount } from './mount';
import { draftText, sampleJob, sampleSource } from './sample-job';

let mounted: Mounted | undefined;

afterEach(() => {
  mounted?.unmount();
  mounted = undefined;
});

const editor = () => {
  const area = document.querySelector('textarea');
  if (!area) throw new Error('No editor');
  return area;
};
const announced = () => document.querySelector('[role="status"]')?.textContent;

/** The view with the edit kept as the panel keeps it. */
function Editing({ job, ...rest }: Partial<JobViewProps> & { job: DraftJob }) {
  const [edit, setEdit] = useState<DraftEdit | undefined>();
  const actions: DraftActions = {
    ...noActions,
    ...rest.actions,
    onEdit: (text) => setEdit((before) => typed(job, before, text, 1)),
    onUseSuggestion: () => setEdit((before) => before && usedSuggestion(job, before, 2)),
    onRestorePrevious: () => setEdit((before) => before && restoredPrevious(before, 3)),
  };
  return <JobView {...jobProps({ ...rest, job, edit, actions })} />;
}

const streaming = (length: number) =>
  sampleJob({ state: 'drafting', suggestion: draftText.slice(0, length) });

describe('editing while a suggestion arrives', () => {
  it('shows the suggestion as it grows until the first keystroke', () => {
    mounted = mount(<Editing job={streaming(20)} />);
    expect(editor().value).toBe(draftText.slice(0, 20));
    mounted.render(<Editing job={streaming(60)} />);
    expect(editor().value).toBe(draftText.slice(0, 60));
  });

  it('never overwrites the owner’s text and offers the finished suggestion instead', async () => {
    mounted = mount(<Editing job={streaming(20)} />);
    await userEvent.type(editor(), ' mine');
    const own = editor().value;
    expect(own).toContain('mine');
    mounted.render(<Editing job={streaming(90)} />);
    expect(editor().value).toBe(own);
    mounted.render(<Editing job={sampleJob()} />);
    expect(editor().value).toBe(own);
    expect(document.body.textContent).toContain(panelStrings.draft.newer);
  });

  it('keeps the replaced text one step back, in both directions', async () => {
    mounted = mount(<Editing job={streaming(20)} />);
    await userEvent.type(editor(), ' mine');
    const own = editor().value;
    mounted.render(<Editing job={sampleJob()} />);
    click(button(panelStrings.draft.useIt));
    expect(editor().value).toBe(draftText);
    click(button(panelStrings.draft.myTextBack));
    expect(editor().value).toBe(own);
    click(button(panelStrings.draft.myTextBack));
    expect(editor().value).toBe(draftText);
  });

  it('compares the two texts before replacing one', async () => {
    mounted = mount(<Editing job={streaming(20)} />);
    await userEvent.type(editor(), ' mine');
    mounted.render(<Editing job={sampleJob()} />);
    click(button(panelStrings.draft.compare));
    const dialog = document.querySelector('dialog');
    expect(dialog?.querySelector('del')?.textContent).toContain('mine');
    if (dialog) click(button(panelStrings.draft.keepMine, dialog));
    expect(editor().value).toContain('mine');
  });

  it('leaves the caret where the owner put it while text arrives behind it', () => {
    mounted = mount(<Editing job={streaming(40)} />);
    editor().focus();
    editor().setSelectionRange(5, 9);
    mounted.render(<Editing job={streaming(80)} />);
    expect([editor().selectionStart, editor().selectionEnd]).toEqual([5, 9]);
  });
});

describe('announcements and focus', () => {
  it('announces the start and the end, and nothing in between', async () => {
    mounted = mount(<Editing job={streaming(1)} />);
    const start = announced();
    expect(start).toBe(panelStrings.announce.start('Pradnyesh'));
    let changes = 0;
    const status = document.querySelector('[role="status"]');
    const observer = new MutationObserver((records) => {
      changes += records.length;
    });
    if (status) observer.observe(status, { childList: true, characterData: true, subtree: true });
    for (const length of [20, 60, 100, 200]) mounted.render(<Editing job={streaming(length)} />);
    await Promise.resolve();
    expect(changes).toBe(0);
    mounted.render(<Editing job={sampleJob()} />);
    expect(announced()).toBe(panelStrings.announce.done(78, 2));
    observer.disconnect();
  });

  it('moves the focus to the editor when the draft is done', () => {
    mounted = mount(<Editing job={streaming(20)} />);
    mounted.render(<Editing job={sampleJob()} />);
    expect(document.activeElement).toBe(editor());
  });

  it('goes to the editor of a draft that was done before the panel was', () => {
    mounted = mount(<Editing job={sampleJob({ updatedAt: Date.now() })} />);
    expect(document.activeElement).toBe(editor());
  });

  it('leaves the focus alone when the owner is elsewhere', () => {
    mounted = mount(<Editing job={streaming(20)} />);
    const settings = document.querySelector('summary');
    settings?.focus();
    mounted.render(<Editing job={sampleJob()} />);
    expect(document.activeElement).toBe(settings);
  });

  it('does not take the focus when a finished draft is opened', () => {
    mounted = mount(<Editing job={sampleJob()} />);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('inserting', () => {
  const refusedWith = (code: InsertRefusal, hasNewerMessages?: true): Partial<JobViewProps> => ({
    insertion: { kind: 'outcome', text: draftText, outcome: { inserted: false, code, hasNewerMessages } },
  });

  it.each<InsertRefusal>([
    'thread-changed',
    'composer-not-empty',
    'composer-missing',
    'composer-ambiguous',
    'composer-busy',
    'enter-sends',
    'insert-not-verified',
  ])('says %s by name and offers to copy', (code) => {
    const onCopy = vi.fn();
    mounted = mount(<JobView {...jobProps({ ...refusedWith(code), actions: { ...noActions, onCopy } })} />);
    const alert = document.querySelector('[role="alert"]:not(:empty)');
    expect(alert?.textContent).toContain(errorEntries[code].title);
    if (alert) click(button(errorActionLabels.copy, alert));
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(draftText);
  });

  it('adds below what is there on request', () => {
    const onInsert = vi.fn();
    mounted = mount(
      <JobView
        {...jobProps({ ...refusedWith('composer-not-empty'), actions: { ...noActions, onInsert } })}
      />,
    );
    click(button(errorActionLabels.append));
    expect(onInsert).toHaveBeenCalledExactlyOnceWith(draftText, { mode: 'append' });
  });

  it('offers to insert anyway only when the same thread has newer messages', () => {
    const onInsert = vi.fn();
    const actions = { ...noActions, onInsert };
    mounted = mount(<JobView {...jobProps({ ...refusedWith('thread-changed'), actions })} />);
    expect(() => button(errorActionLabels['insert-anyway'])).toThrow();
    mounted.render(<JobView {...jobProps({ ...refusedWith('thread-changed', true), actions })} />);
    click(button(errorActionLabels['insert-anyway']));
    expect(onInsert).toHaveBeenCalledExactlyOnceWith(draftText, {
      mode: 'empty-only',
      allowNewerMessages: true,
    });
  });

  it('does not offer to insert half a suggestion', () => {
    mounted = mount(<JobView {...jobProps({ job: streaming(50) })} />);
    expect(button(panelStrings.draft.insert).disabled).toBe(true);
  });

  it('offers only to copy what was pasted', () => {
    mounted = mount(<JobView {...jobProps({ job: sampleJob({ page: undefined }) })} />);
    expect(() => button(panelStrings.draft.insert)).toThrow();
    expect(button(panelStrings.draft.copy).disabled).toBe(false);
  });

  it('takes Ctrl+Enter in the editor for Insert, and Alt+S for Stop while drafting', async () => {
    const onInsert = vi.fn();
    const onStop = vi.fn();
    const actions = { ...noActions, onInsert, onStop };
    mounted = mount(<JobView {...jobProps({ actions })} />);
    editor().focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(onInsert).toHaveBeenCalledExactlyOnceWith(draftText, { mode: 'empty-only' });
    await userEvent.keyboard('{Alt>}s{/Alt}');
    expect(onStop).not.toHaveBeenCalled();
    mounted.render(<JobView {...jobProps({ actions, job: streaming(50) })} />);
    await userEvent.keyboard('{Alt>}s{/Alt}');
    expect(onStop).toHaveBeenCalledOnce();
    expect(onInsert).toHaveBeenCalledOnce();
  });
});

describe('shortcuts outside of the editor', () => {
  it('work on every button, but leave Enter to the field of the wish', async () => {
    const onInsert = vi.fn();
    mounted = mount(<JobView {...jobProps({ actions: { ...noActions, onInsert } })} />);
    button(panelStrings.again.shorter).focus();
    await userEvent.keyboard('{Alt>}r{/Alt}');
    expect(document.activeElement).toBe(editor());
    document.querySelector('form')?.querySelector('input')?.focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(onInsert).not.toHaveBeenCalled();
  });
});

describe('sources and removed links', () => {
  it('puts a source’s link at the caret, and the change can be undone', async () => {
    mounted = mount(<Editing job={sampleJob({ suggestion: 'Read and write.' })} />);
    editor().focus();
    editor().setSelectionRange(4, 4);
    const [insert] = document.querySelectorAll<HTMLButtonElement>('button[aria-label^="Insert link"]');
    if (insert) click(insert);
    expect(editor().value).toBe('Read https://hedda.example/posts/first-course and write.');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor().value).toBe('Read and write.');
  });

  it('shows removed links as removed, never as links', () => {
    const removedLinks = [{ shown: 'evil[.]example/free', reason: 'not-in-library' as const }];
    mounted = mount(<JobView {...jobProps({ job: sampleJob({ removedLinks }) })} />);
    expect(document.querySelector('del')?.textContent).toBe('evil[.]example/free');
    expect([...document.querySelectorAll('a')].some((link) => link.href.includes('evil'))).toBe(false);
  });

  it('never links to anything but http and https', () => {
    const source = sampleSource('S1', {
      url: 'javascript:alert(1)',
      links: [{ url: 'data:text/html,x', anchorText: 'trap', sentence: '' }],
    });
    mounted = mount(<JobView {...jobProps({ job: sampleJob({ sources: [source] }) })} />);
    const schemes = [...document.querySelectorAll('a')].map((link) => link.protocol);
    expect(new Set(schemes)).toEqual(new Set(['https:']));
    expect(document.querySelectorAll('button[aria-label^="Insert link"]')).toHaveLength(0);
  });

  it('marks the words that were found', () => {
    mounted = mount(<JobView {...jobProps()} />);
    const marked = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marked).toContain('course');
    expect(marked).not.toContain('ask');
  });
});

describe('steps and ends', () => {
  it('steps over the suggestions and stops at both ends', () => {
    const onStep = vi.fn();
    mounted = mount(<JobView {...jobProps({ history: { at: 2, total: 3, onStep } })} />);
    click(button(panelStrings.history.previous));
    click(button(panelStrings.history.next));
    expect(onStep.mock.calls).toEqual([[-1], [1]]);
    mounted.render(<JobView {...jobProps({ history: { at: 3, total: 3, onStep } })} />);
    expect(button(panelStrings.history.next).disabled).toBe(true);
  });

  it('offers the built-in draft after a model failed', () => {
    const onUseBuiltIn = vi.fn();
    const job = sampleJob({
      state: 'failed',
      provider: { kind: 'openai', baseUrl: 'https://api.model.example/v1', model: 'scribe-2' },
      error: { code: 'quota-used-up' },
    });
    mounted = mount(<JobView {...jobProps({ job, actions: { ...noActions, onUseBuiltIn } })} />);
    click(button(errorActionLabels['use-built-in']));
    expect(onUseBuiltIn).toHaveBeenCalledOnce();
  });

  it('continues an interrupted draft', () => {
    const onContinue = vi.fn();
    mounted = mount(
      <JobView
        {...jobProps({ job: sampleJob({ state: 'interrupted' }), actions: { ...noActions, onContinue } })}
      />,
    );
    click(button(panelStrings.interrupted.continue));
    expect(onContinue).toHaveBeenCalledOnce();
  });

  it('leaves a message to the owner with the reason and an empty editor', () => {
    const job = sampleJob({ handedOver: { reason: 'sales' }, suggestion: '' });
    mounted = mount(<JobView {...jobProps({ job })} />);
    expect(document.body.textContent).toContain(panelStrings.handedOver.sales);
    expect(editor().value).toBe('');
  });

  it('says that nothing left the computer, or shows exactly what did', () => {
    mounted = mount(<JobView {...jobProps()} />);
    click(button(panelStrings.sent.button));
    expect(document.querySelector('dialog')?.textContent).toContain(panelStrings.sent.nothing);
    mounted.unmount();
    const payload = '{"model":"scribe-2","messages":[{"role":"user","content":"Which course?"}]}';
    const provider = { kind: 'openai' as const, baseUrl: 'https://api.model.example/v1', model: 'scribe-2' };
    mounted = mount(<JobView {...jobProps({ job: sampleJob({ payload, provider }) })} />);
    click(button(panelStrings.sent.button));
    const exact = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].at(-1);
    if (exact) click(exact);
    expect(JSON.parse(document.querySelector('dialog pre')?.textContent ?? '')).toEqual(JSON.parse(payload));
  });
});

describe('what was found, and how well', () => {
  it('says of a question that only something near was found for it, although the draft cites that', () => {
    mounted = mount(<JobView {...jobProps()} />);
    const asks = [...document.querySelectorAll('ol li')].map((ask) => ask.textContent);
    expect(asks[0]).toContain(panelStrings.asks.outcomes.answered);
    expect(asks[1]).toContain(panelStrings.asks.outcomes.near);
    expect(asks[1]).not.toContain(panelStrings.asks.outcomes.answered);
  });

  it('shows why a passage was found: its words with their shares, and what else counted', () => {
    mounted = mount(<JobView {...jobProps()} />);
    const why = [...document.querySelectorAll('details')].find((details) =>
      details.querySelector('summary')?.textContent?.startsWith(panelStrings.sources.passage),
    );
    expect(why?.textContent).toContain('course 61 %');
    const parts = [...(why?.querySelectorAll('meter') ?? [])].map((meter) =>
      meter.getAttribute('aria-label'),
    );
    expect(parts).toEqual(['words', 'meaning', 'title']);
  });
});
