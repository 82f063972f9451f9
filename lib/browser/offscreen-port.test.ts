import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lookAfterOffscreen, stayConnected } from './offscreen-port';

/** A port with both of its ends. */
class FakePort {
  readonly #listeners: Array<() => void> = [];
  readonly onDisconnect = { addListener: (listener: () => void) => void this.#listeners.push(listener) };
  constructor(
    readonly name: string,
    readonly sender: { id?: string; tab?: object },
  ) {}
  end(): void {
    for (const listener of this.#listeners) listener();
  }
}

const world = vi.hoisted(() => ({
  opened: [] as unknown[],
  listeners: [] as Array<(port: unknown) => void>,
}));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'drafthand',
      onConnect: { addListener: (listener: (port: unknown) => void) => world.listeners.push(listener) },
      connect({ name }: { name: string }) {
        const port = new FakePort(name, { id: 'drafthand' });
        world.opened.push(port);
        return port;
      },
    },
  },
}));

const opened = () => world.opened as FakePort[];

describe('the port between the offscreen document and the background', () => {
  beforeEach(() => {
    world.opened.length = 0;
    world.listeners.length = 0;
  });

  it('tells the background when the document ends, and nothing of other ports', () => {
    const onEnd = vi.fn();
    lookAfterOffscreen(onEnd);
    const connect = (port: FakePort) => {
      for (const listener of world.listeners) listener(port);
      port.end();
    };
    connect(new FakePort('offscreen', { id: 'drafthand', tab: {} }));
    connect(new FakePort('other', { id: 'drafthand' }));
    connect(new FakePort('offscreen', { id: 'somebody' }));
    expect(onEnd).not.toHaveBeenCalled();
    connect(new FakePort('offscreen', { id: 'drafthand' }));
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('is opened again, after a moment, each time the background ends', () => {
    vi.useFakeTimers();
    stayConnected();
    opened()[0]?.end();
    expect(opened()).toHaveLength(1);
    vi.advanceTimersByTime(500);
    opened()[1]?.end();
    vi.advanceTimersByTime(500);
    expect(opened().map(({ name }) => name)).toEqual(['offscreen', 'offscreen', 'offscreen']);
    vi.useRealTimers();
  });
});
