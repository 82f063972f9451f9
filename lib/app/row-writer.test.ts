import { describe, expect, it, vi } from 'vitest';
import { createRowWriter } from './row-writer';
import { createTestClock } from './test-clock';

interface Row {
  state: string;
  text: string;
}

function setUp(store: (changes: Partial<Row>) => Promise<void> = async () => undefined) {
  const clock = createTestClock();
  const writes: Array<{ at: number; changes: Partial<Row> }> = [];
  const onFailure = vi.fn();
  const writer = createRowWriter<Row>({
    store: async (changes) => {
      writes.push({ at: clock.now(), changes });
      await store(changes);
    },
    clock,
    onFailure,
  });
  return { clock, writes, writer, onFailure };
}

describe('the writer of a job row', () => {
  it('checkpoints a stream every 150 to 250 ms and always writes the last text', async () => {
    const { clock, writes, writer } = setUp();
    for (let token = 1; token <= 100; token += 1) {
      writer.checkpoint({ text: `token ${token}` });
      await clock.advance(20);
    }
    await clock.advance(1_000);
    expect(writes.at(-1)?.changes).toEqual({ text: 'token 100' });
    const gaps = writes.slice(1).map(({ at }, index) => at - (writes[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(8);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(150);
      expect(gap).toBeLessThanOrEqual(250);
    }
  });

  it('writes a change of state at once, together with the text that waits', async () => {
    const { writes, writer } = setUp();
    writer.checkpoint({ text: 'one' });
    await writer.flush();
    writer.checkpoint({ text: 'one two' });
    writer.write({ state: 'done' });
    await writer.flush();
    expect(writes.map(({ changes }) => changes)).toEqual([
      { text: 'one' },
      { text: 'one two', state: 'done' },
    ]);
  });

  it('never has two writes under way and keeps their order', async () => {
    let underWay = 0;
    let most = 0;
    const { clock, writes, writer } = setUp(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => clock.after(30, resolve));
      underWay -= 1;
    });
    writer.write({ state: 'asking' });
    writer.write({ state: 'retrieving' });
    writer.write({ state: 'drafting' });
    const flushed = writer.flush();
    await clock.advance(200);
    await flushed;
    expect(most).toBe(1);
    expect(writes.map(({ changes }) => changes.state)).toEqual(['asking', 'drafting']);
  });

  it('reports a failed write at once, writes nothing more, and throws it on flush', async () => {
    const full = new Error('full');
    const { writes, writer, onFailure } = setUp(async () => {
      throw full;
    });
    writer.write({ state: 'asking' });
    await expect(writer.flush()).rejects.toBe(full);
    writer.write({ state: 'done' });
    await expect(writer.flush()).rejects.toBe(full);
    expect(onFailure).toHaveBeenCalledWith(full);
    expect(writes).toHaveLength(1);
  });
});
