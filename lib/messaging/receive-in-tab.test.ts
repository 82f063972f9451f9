import { describe, expect, it, vi } from 'vitest';
import { createTabReceiver, type TabHandlers } from './receive-in-tab';

const extensionId = 'drafthand-id';
const ours = { id: extensionId };

function setUp() {
  const handlers = {
    'page/read': vi.fn(async () => ({ kind: 'unreadable' as const, health: [] })),
    'page/insert': vi.fn(async () => ({ inserted: false as const, code: 'composer-missing' as const })),
    'page/buttons': vi.fn(async () => null),
  } satisfies TabHandlers;
  const receive = createTabReceiver(handlers, extensionId);
  const send = (message: unknown, sender: { id?: string; tab?: unknown } = ours) =>
    new Promise<{ kept: boolean; answer?: unknown }>((resolve) => {
      const kept = receive(message, sender, (answer) => resolve({ kept: true, answer }));
      if (!kept) queueMicrotask(() => resolve({ kept }));
    });
  return { handlers, send };
}

const envelope = (type: string, data: unknown) => ({ drafthand: 1, to: 'tab', type, data });
const insertRequest = { conversationKey: 'thread-1', text: 'Hello', mode: 'empty-only' };

describe('the receiver of the content script', () => {
  it('answers each command of the background with what its handler returns', async () => {
    const { send } = setUp();
    const read = await send(envelope('page/read', {}));
    expect(read.answer).toEqual({ ok: true, value: { kind: 'unreadable', health: [] } });
    const insert = await send(envelope('page/insert', insertRequest));
    expect(insert.answer).toEqual({ ok: true, value: { inserted: false, code: 'composer-missing' } });
    const buttons = await send(envelope('page/buttons', { enabled: true }));
    expect(buttons.answer).toEqual({ ok: true, value: null });
  });

  it.each([
    ['another extension', { id: 'someone-else' }],
    ['a page of ours in a tab, or a content script', { id: extensionId, tab: { id: 1 } }],
    ['a sender without an id', {}],
  ])('refuses %s', async (_name, sender) => {
    const { handlers, send } = setUp();
    const { answer } = await send(envelope('page/insert', insertRequest), sender);
    expect(answer).toEqual({ ok: false, error: { code: 'sender-refused' } });
    expect(handlers['page/insert']).not.toHaveBeenCalled();
  });

  it.each([
    ['an unknown type', envelope('page/send', {})],
    ['a name from the prototype', envelope('constructor', {})],
    ['no data', envelope('page/read', undefined)],
    ['a text that is no text', envelope('page/insert', { ...insertRequest, text: { evil: 1 } })],
    ['an unknown mode', envelope('page/insert', { ...insertRequest, mode: 'send' })],
    ['a wrong optional field', envelope('page/insert', { ...insertRequest, allowNewerMessages: 'yes' })],
    ['buttons without a state', envelope('page/buttons', {})],
  ])('refuses %s as malformed', async (_name, message) => {
    const { handlers, send } = setUp();
    const { answer } = await send(message);
    expect(answer).toEqual({ ok: false, error: { code: 'message-malformed' } });
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });

  it('leaves messages to other contexts alone', async () => {
    const { send } = setUp();
    expect(await send({ drafthand: 1, to: 'background', type: 'page/read', data: {} })).toEqual({
      kept: false,
    });
    expect(await send('hello')).toEqual({ kept: false });
  });

  it('turns a throwing handler into an answer', async () => {
    const { handlers, send } = setUp();
    handlers['page/read'].mockImplementation(() => {
      throw new Error('boom');
    });
    const { answer } = await send(envelope('page/read', {}));
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });
});
