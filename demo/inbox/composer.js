import { emberId, h } from './element.js';
import { insideOfTests } from './witness.js';

/**
 * The words in the editor as LinkedIn's own model has them: one line per `<p>`.
 *
 * @param {HTMLElement} editor
 */
export function editorText(editor) {
  const paragraphs = [...editor.querySelectorAll('p')];
  if (paragraphs.length === 0) return editor.textContent;
  return paragraphs.map((paragraph) => paragraph.textContent).join('\n');
}

/**
 * The composer of one conversation. Its model follows `input` events only; nodes written without one
 * leave Send disabled. With `enterToSend` there is no send button and Enter sends.
 *
 * @param {{ name: string, enterToSend: boolean, isOverlay: boolean, rebuildsOnFocus?: boolean, onSend(text: string): void }} options
 */
export function composer({ name, enterToSend, isOverlay, rebuildsOnFocus = false, onSend }) {
  const editor = h('div', {
    class: 'msg-form__contenteditable t-14 t-black--light t-normal flex-grow-1 full-height notranslate',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Write a message…',
  });
  const placeholder = h('div', {
    class: 'msg-form__placeholder t-14',
    'aria-hidden': 'true',
    'data-placeholder': 'Write a message…',
  });
  const send = h(
    'button',
    { class: 'msg-form__send-button artdeco-button artdeco-button--1', type: 'submit', disabled: true },
    'Send',
  );
  const id = emberId();
  const form = h(
    'form',
    {
      id: `msg-form-${id}`,
      class: `msg-form ${isOverlay ? 'msg-form--overlay' : 'msg-form--thread msg-form--thread-footer-feature'}`,
    },
    h(
      'div',
      { class: 'msg-form__msg-content-container msg-form__message-texteditor' },
      h(
        'div',
        { class: 'msg-form__msg-content-container--scrollable scrollable relative' },
        h('div', { class: 'flex-grow-1 relative' }, editor, placeholder),
      ),
    ),
    h(
      'footer',
      { class: 'msg-form__footer display-flex' },
      h(
        'div',
        { class: 'msg-form__left-actions display-flex' },
        h(
          'label',
          { class: 'visually-hidden', for: `file-${id}` },
          `Attach a file to your conversation with ${name}`,
        ),
        h('input', {
          id: `file-${id}`,
          class: 'msg-form__attachment-upload-input hidden',
          type: 'file',
          name: 'file',
          multiple: true,
        }),
        h(
          'button',
          {
            type: 'button',
            class: 'emoji-hoverable-trigger msg-form__footer-action artdeco-button',
            'aria-label': 'Open Emoji Keyboard',
          },
          '☺',
        ),
      ),
      h(
        'div',
        { class: 'msg-form__right-actions display-flex' },
        enterToSend ? null : send,
        h(
          'button',
          {
            type: 'button',
            class: 'msg-form__send-toggle artdeco-dropdown__trigger',
            'aria-label': 'Open send options',
            'aria-expanded': 'false',
          },
          '⋯',
        ),
      ),
    ),
  );

  const reset = () => {
    const paragraph = document.createElement('p');
    paragraph.append(document.createElement('br'));
    editor.replaceChildren(paragraph);
    follow();
  };
  const follow = () => {
    const text = editorText(editor);
    placeholder.classList.toggle('msg-form__placeholder', text === '');
    send.disabled = text.trim() === '';
  };
  const doSend = (how) => {
    const text = editorText(editor);
    if (text.trim() === '') return;
    insideOfTests.sends.push({ how, text });
    reset();
    onSend(text);
  };

  editor.addEventListener('input', () => {
    if (!editor.firstElementChild && editor.textContent === '') reset();
    follow();
  });
  editor.addEventListener('keydown', (event) => {
    if (enterToSend && event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      doSend('enter');
    }
  });
  if (rebuildsOnFocus) {
    // In the shadow root the real editor makes its nodes anew on focus: ranges kept from before are dead.
    editor.addEventListener('focus', () =>
      editor.replaceChildren(...[...editor.childNodes].map((node) => node.cloneNode(true))),
    );
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    doSend('submit');
  });
  reset();
  return form;
}
