import { expect, it, vi } from 'vitest';
import { createLogger } from './logger';

it('blots out what looks like a key and cuts long texts', () => {
  const out = { info: vi.fn(), warn: vi.fn() };
  const logger = createLogger(out);
  logger.warn('failed', { detail: 'Incorrect API key provided: sk-proj-abcdefghijkl', count: 2 });
  expect(out.warn).toHaveBeenCalledWith('[drafthand] failed', {
    detail: 'Incorrect API key provided: …',
    count: 2,
  });
  logger.info('long', { detail: 'word '.repeat(200) });
  expect(out.info.mock.calls[0]?.[1].detail.length).toBeLessThanOrEqual(160);
});
