import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createOffscreenDocument } from './offscreen';

/** The browser allows one document, and one creation at a time. */
const world = vi.hoisted(() => ({ exists: false, isCreating: false, created: 0 }));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getContexts: async () => (world.exists ? [{}] : []) },
    offscreen: {
      async createDocument() {
        if (world.exists || world.isCreating)
          throw new Error('Only a single offscreen document may be created.');
        world.isCreating = true;
        await new Promise((resolve) => setTimeout(resolve, 5));
        world.isCreating = false;
        world.exists = true;
        world.created += 1;
      },
      async closeDocument() {
        if (!world.exists) throw new Error('No current offscreen document.');
        world.exists = false;
      },
    },
  },
}));

describe('the offscreen document', () => {
  beforeEach(() => {
    Object.assign(world, { exists: false, isCreating: false, created: 0 });
  });

  it('is created once, however many ask for it at the same time', async () => {
    const document = createOffscreenDocument();
    await Promise.all([document.ensure(), document.ensure(), document.ensure()]);
    expect(world.created).toBe(1);
  });

  it('comes back after it was closed, in the order asked for', async () => {
    const document = createOffscreenDocument();
    await Promise.all([document.ensure(), document.close(), document.ensure()]);
    expect(world).toMatchObject({ exists: true, created: 2 });
  });

  it('can be closed when it is not there', async () => {
    const document = createOffscreenDocument();
    await document.close();
    expect(world.exists).toBe(false);
  });
});
