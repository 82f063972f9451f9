import { describe, expect, it } from 'vitest';
import { isTimedUrl, timedUrl } from './timed-url';

describe('timedUrl', () => {
  it.each([
    ['https://www.youtube.com/watch?v=aB3_defGh12', 'https://www.youtube.com/watch?v=aB3_defGh12&t=123'],
    ['https://www.youtube.com/watch?v=aB3_defGh12&t=5s', 'https://www.youtube.com/watch?v=aB3_defGh12&t=123'],
    ['https://youtu.be/aB3_defGh12', 'https://youtu.be/aB3_defGh12?t=123'],
    ['https://video.example/watch?v=1', 'https://video.example/watch?v=1&t=123'],
    ['https://vimeo.com/123456789', 'https://vimeo.com/123456789#t=123s'],
    ['https://www.dailymotion.com/video/x8abc', 'https://www.dailymotion.com/video/x8abc?start=123'],
    ['https://media.ccc.de/v/keys-and-logs', 'https://media.ccc.de/v/keys-and-logs#t=123'],
    ['https://owner.example/talks/keys.mp4', 'https://owner.example/talks/keys.mp4#t=123'],
  ])('opens %s at the second', (address, timed) => {
    expect(timedUrl(address, 123.9)).toBe(timed);
    expect(isTimedUrl(address)).toBe(true);
  });

  it.each([
    'https://owner.example/talks/keys',
    'https://www.youtube.com/@owner',
    'https://www.youtube.com/playlist?list=PL1',
    'https://vimeo.com/owner',
    'https://notyoutube.com/live/aB3_defGh12',
    'https://www.youtube.com/watch',
    'javascript:alert(1)//youtube.com/watch',
    'not an address',
  ])('leaves %s as it is', (address) => {
    expect(timedUrl(address, 123)).toBe(address);
    expect(isTimedUrl(address)).toBe(false);
  });

  it('leaves the beginning of a video without a time', () => {
    expect(timedUrl('https://youtu.be/aB3_defGh12', 0.4)).toBe('https://youtu.be/aB3_defGh12');
    expect(timedUrl('https://youtu.be/aB3_defGh12', Number.NaN)).toBe('https://youtu.be/aB3_defGh12');
  });
});
