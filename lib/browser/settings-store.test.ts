import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../core/settings';
import { createSettingsStore, type Serialise } from './settings-store';
import { createTestStorage } from './test-storage';

/** One task after the other, as the browser's locks do it. */
function createQueue(): Serialise {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

describe('the settings store', () => {
  it('gives the defaults of a fresh installation', async () => {
    expect(await createSettingsStore(createTestStorage(), createQueue()).get()).toEqual(defaultSettings);
  });

  it('lets a bad value fall back alone and keeps what it does not know', async () => {
    const area = createTestStorage({
      settings: { entry: 'button', provider: 'telepathy', baseUrl: 7, model: 'llama', later: { kept: true } },
    });
    const store = createSettingsStore(area, createQueue());
    expect(await store.get()).toEqual({ ...defaultSettings, entry: 'button', model: 'llama' });
    expect(await store.update({ signature: 'Mara' })).toMatchObject({ model: 'llama', signature: 'Mara' });
    expect(area.items.settings).toMatchObject({ entry: 'button', model: 'llama', later: { kept: true } });
  });

  it.each([null, 'text', 7, [1]])('survives %j in the place of the settings', async (settings) => {
    const store = createSettingsStore(createTestStorage({ settings }), createQueue());
    expect(await store.get()).toEqual(defaultSettings);
  });

  it('loses no update when many come at once', async () => {
    const store = createSettingsStore(createTestStorage(), createQueue());
    await Promise.all([
      store.update({ signature: 'Mara' }),
      store.update({ model: 'llama' }),
      store.update({ agreedOrigins: ['https://api.openai.com'] }),
    ]);
    expect(await store.get()).toMatchObject({
      signature: 'Mara',
      model: 'llama',
      agreedOrigins: ['https://api.openai.com'],
    });
  });

  it('writes nothing when a changed value is no valid setting', async () => {
    const area = createTestStorage();
    const store = createSettingsStore(area, createQueue());
    await expect(store.update({ entry: 'telepathy' as 'button' })).rejects.toThrow();
    expect(area.items).toEqual({});
  });
});
