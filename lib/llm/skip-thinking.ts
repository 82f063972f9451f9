const openTag = '<think>';
const closeTag = '</think>';

/**
 * Leaves out what local reasoning models write between `<think>` and `</think>` at the beginning of
 * an answer. Everything else passes; only characters that could begin a tag are held back.
 */
export function createThinkingFilter(): { push(text: string): string; end(): string } {
  let pending = '';
  let state: 'start' | 'thinking' | 'behind' | 'answer' = 'start';
  function run(): string {
    if (state === 'start') {
      const trimmed = pending.trimStart();
      if (trimmed.length < openTag.length && openTag.startsWith(trimmed)) return '';
      state = trimmed.startsWith(openTag) ? 'thinking' : 'answer';
    }
    if (state === 'thinking') {
      const end = pending.indexOf(closeTag);
      if (end < 0) {
        pending = pending.slice(-closeTag.length);
        return '';
      }
      pending = pending.slice(end + closeTag.length);
      state = 'behind';
    }
    if (state === 'behind') {
      pending = pending.trimStart();
      if (pending === '') return '';
      state = 'answer';
    }
    const text = pending;
    pending = '';
    return text;
  }
  return {
    push(text) {
      pending += text;
      return run();
    },
    end() {
      const rest = state === 'thinking' ? '' : pending;
      pending = '';
      return rest;
    },
  };
}
