import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeepAlive } from './keep-alive';

describe('keep-alive', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls the browser every 20 s while something is held, and not a moment longer', async () => {
    const ping = vi.fn(async () => undefined);
    const keepAlive = createKeepAlive(ping);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ping).not.toHaveBeenCalled();

    const releaseOne = keepAlive.hold();
    const releaseOther = keepAlive.hold();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ping).toHaveBeenCalledTimes(3);

    releaseOne();
    releaseOne();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(ping).toHaveBeenCalledTimes(4);

    releaseOther();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ping).toHaveBeenCalledTimes(4);
  });
});
