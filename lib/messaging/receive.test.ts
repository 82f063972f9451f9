import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maxMessages, maxMessageText } from './conversation-schemas';
import { sampleConversation, sampleRequests } from './message-samples';
import type { MessageType } from './protocol';
import { createReceiver, type ReceiverOptions } from './receive';
import { requestSchemas } from './schemas';
import { type MessageSender, senderOf } from './sender-check';

const extensionId = 'drafthand-id';
const extensionUrl = `chrome-extension://${extensionId}/`;
const linkedin = 'https://www.linkedin.com';
const isAllowedPage = (url: string) => URL.canParse(url) && new URL(url).origin === linkedin;

const senders = {
  'content-script': {
    id: extensionId,
    url: `${linkedin}/messaging/`,
    origin: linkedin,
    frameId: 0,
    tab: { id: 7, windowId: 1 },
  },
  page: { id: extensionId, url: `${extensionUrl}sidepanel.html`, origin: extensionUrl.slice(0, -1) },
  offscreen: { id: extensionId, url: `${extensionUrl}offscreen.html` },
  background: { id: extensionId, url: `${extensionUrl}background.js` },
} satisfies Record<string, MessageSender>;

const allTypes = Object.keys(requestSchemas) as MessageType[];
const contextOf = (type: MessageType) =>
  type.startsWith('offscreen/') && senderOf[type] === 'background' ? 'offscreen' : 'background';
/** Commands to tabs arrive at the content script's own receiver. */
const receivedTypes = allTypes.filter((type) => !type.startsWith('page/'));

function receiverFor(type: MessageType, handle: (...args: unknown[]) => unknown) {
  const handlers = Object.fromEntries(
    receivedTypes.filter((name) => contextOf(name) === contextOf(type)).map((name) => [name, handle]),
  );
  const options = { context: contextOf(type), handlers, extensionId, extensionUrl, isAllowedPage };
  return createReceiver(options as unknown as ReceiverOptions);
}

async function send(
  type: MessageType,
  data: unknown,
  sender: MessageSender,
  handle: (...args: unknown[]) => unknown = () => 'handled',
) {
  const receive = receiverFor(type, handle);
  return await new Promise<unknown>((resolve) => {
    const kept = receive({ drafthand: 1, to: contextOf(type), type, data }, sender, resolve);
    if (!kept) queueMicrotask(() => resolve('left alone'));
  });
}

const malformed = { ok: false, error: { code: 'message-malformed' } };
const refused = { ok: false, error: { code: 'sender-refused' } };

describe('the contract between contexts', () => {
  it('has a schema, a sender rule and a sample for every message type of the protocol', () => {
    const protocol = readFileSync(new URL('./protocol.ts', import.meta.url), 'utf8');
    const declared = [...protocol.matchAll(/^ {2}'([a-z-]+\/[a-z-]+)': \{/gm)]
      .map((match) => match[1])
      .sort();
    expect(declared.length).toBeGreaterThan(20);
    expect([...allTypes].sort()).toEqual(declared);
    expect(Object.keys(senderOf).sort()).toEqual(declared);
    expect(Object.keys(sampleRequests).sort()).toEqual(declared);
  });

  it('keeps every field of a well-formed request and drops unknown ones', () => {
    for (const type of allTypes) {
      expect(requestSchemas[type].parse({ ...sampleRequests[type], smuggled: 1 }), type).toEqual(
        sampleRequests[type],
      );
    }
  });

  it('accepts an empty list of messages and missing optional fields', () => {
    const { threadId: _threadId, ...conversation } = sampleConversation;
    const bare = { ...conversation, messages: [], participants: [{ name: '' }], owner: {} };
    expect(requestSchemas['draft/request'].safeParse({ conversation: bare }).success).toBe(true);
  });
});

describe.each(receivedTypes)('%s', (type) => {
  const rightSender = senders[senderOf[type]];

  it('reaches its handler from the right sender', async () => {
    const handle = vi.fn(() => 'handled');
    expect(await send(type, sampleRequests[type], rightSender, handle)).toEqual({
      ok: true,
      value: 'handled',
    });
    expect(handle).toHaveBeenCalledWith(sampleRequests[type], rightSender);
  });

  it('is refused from every wrong sender', async () => {
    const others = Object.entries(senders)
      .filter(([kind]) => kind !== senderOf[type])
      .map(([, sender]) => sender);
    const wrong: MessageSender[] = [
      ...others,
      {},
      { ...rightSender, id: undefined },
      { ...rightSender, id: 'another-extension' },
      {
        ...rightSender,
        id: extensionId,
        url: 'https://evil.example/',
        origin: 'https://evil.example',
        tab: { id: 7 },
      },
      {
        ...rightSender,
        url: `chrome-extension://${extensionId}.evil/sidepanel.html`,
        origin: 'https://www.linkedin.com.evil.example',
      },
      { ...rightSender, url: undefined, origin: 'null', tab: { id: 7 } } as MessageSender,
    ];
    for (const sender of wrong) {
      const handle = vi.fn();
      expect(await send(type, sampleRequests[type], sender, handle), JSON.stringify(sender)).toEqual(refused);
      expect(handle).not.toHaveBeenCalled();
    }
  });

  it('is refused when malformed', async () => {
    for (const data of [undefined, null, 'text', 7, []]) {
      expect(await send(type, data, rightSender), String(data)).toEqual(malformed);
    }
    const places = valuesIn(sampleRequests[type]);
    if (places.length === 0) return;
    const wrongValue = fc.constantFrom<unknown>(null, Number.NaN, () => 1, Symbol('wrong'), 10n);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), wrongValue, async (place, value) => {
        const handle = vi.fn();
        // `sentAt` is the one field that may be null.
        fc.pre(!(value === null && place.at(-1) === 'sentAt'));
        const answer = await send(type, replaced(sampleRequests[type], place, value), rightSender, handle);
        expect(answer).toEqual(malformed);
        expect(handle).not.toHaveBeenCalled();
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when a text is too long', async () => {
    const texts = valuesIn(sampleRequests[type]).filter(
      (place) => typeof valueAt(sampleRequests[type], place) === 'string',
    );
    for (const place of texts) {
      const data = replaced(sampleRequests[type], place, 'x'.repeat(250_000));
      expect(await send(type, data, rightSender), place.join('.')).toEqual(malformed);
    }
  });
});

describe('the receiver', () => {
  it('starts the handler in the tick of the message, before anything asynchronous', () => {
    const handle = vi.fn(() => null);
    const receive = receiverFor('draft/request', handle);
    const message = {
      drafthand: 1,
      to: 'background',
      type: 'draft/request',
      data: sampleRequests['draft/request'],
    };
    expect(receive(message, senders['content-script'], vi.fn())).toBe(true);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another destination', { drafthand: 1, to: 'offscreen', type: 'draft/stop', data: { jobId: 'x' } }],
    ['another protocol', { to: 'background', type: 'draft/stop', data: { jobId: 'x' } }],
    ['something that is no envelope', 'draft/stop'],
    ['nothing', null],
  ])('leaves %s alone', (_name, message) => {
    const sendResponse = vi.fn();
    expect(receiverFor('draft/stop', vi.fn())(message, senders.page, sendResponse)).toBe(false);
    expect(sendResponse).not.toHaveBeenCalled();
  });

  it.each(['no/such-type', 'constructor', '__proto__', 42, undefined])('refuses the type %s', (type) => {
    const sendResponse = vi.fn();
    const receive = receiverFor('draft/stop', vi.fn());
    expect(receive({ drafthand: 1, to: 'background', type, data: {} }, senders.page, sendResponse)).toBe(
      false,
    );
    expect(sendResponse).toHaveBeenCalledWith(malformed);
  });

  it('answers with the code when a handler throws, at once or later', async () => {
    const later = await send('draft/stop', { jobId: 'x' }, senders.page, async () => {
      throw new Error('boom');
    });
    expect(later).toMatchObject({ ok: false, error: { code: 'unexpected', detail: 'Error: boom' } });
    const atOnce = await send('draft/stop', { jobId: 'x' }, senders.page, () => {
      throw new Error('boom');
    });
    expect(atOnce).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });

  it('refuses a page that sends more messages or more text than any conversation has', async () => {
    const [message] = sampleConversation.messages;
    const withMessages = (messages: unknown[]) => ({ conversation: { ...sampleConversation, messages } });
    const sender = senders['content-script'];
    const many = Array.from({ length: maxMessages + 1 }, () => message);
    expect(await send('draft/request', withMessages(many), sender)).toEqual(malformed);
    const long = { ...message, text: 'x'.repeat(maxMessageText) };
    expect(await send('draft/request', withMessages([long]), sender)).toMatchObject({ ok: true });
    expect(
      await send('draft/request', withMessages(Array.from({ length: 100 }, () => long)), sender),
    ).toEqual(malformed);
  });

  it('knows a frame without an address by its origin', async () => {
    const blankFrame = { ...senders['content-script'], url: 'about:blank', frameId: 4 };
    expect(await send('draft/request', sampleRequests['draft/request'], blankFrame)).toMatchObject({
      ok: true,
    });
  });
});

type Place = Array<string | number>;

/** Paths of all values inside plain data, parents included. */
function valuesIn(data: unknown, path: Place = []): Place[] {
  if (typeof data !== 'object' || data === null) return [path];
  const children = Object.entries(data).flatMap(([name, value]) => valuesIn(value, [...path, name]));
  return path.length === 0 ? children : [path, ...children];
}

function valueAt(data: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, name) => (value as Record<string | number, unknown>)[name], data);
}

function replaced(data: unknown, place: Place, value: unknown): unknown {
  const copy = structuredClone(data) as Record<string | number, unknown>;
  const parent = place
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>(
      (at, name) => at[name] as Record<string | number, unknown>,
      copy,
    );
  parent[place.at(-1) ?? ''] = value;
  return copy;
}
