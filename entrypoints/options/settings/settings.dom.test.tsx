import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defaultSettings, type Settings } from '../../../lib/core/settings';
import { fakeBrowser, Refusal } from '../../../tests/studio/fake-browser';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
});
afterEach(() => stage.close());

const stored = () => fakeBrowser.stored.settings as Settings;
const sentTypes = () => fakeBrowser.sent.map((message) => message.type);
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const field = (name: string) => page.getByLabelText(name, { exact: true });

const withModel: Partial<Settings> = {
  entry: 'toolbar',
  agreedAt: 1,
  provider: 'openai',
  baseUrl: 'https://models.example/v1',
};
const agreed: Partial<Settings> = { ...withModel, agreedOrigins: ['https://models.example'] };

describe('how to start a draft', () => {
  it('switches to the button at once, after asking for LinkedIn', async () => {
    stage = openStudio('#settings', { entry: 'toolbar', agreedAt: 1 });
    await radio('Button in the conversation').click();
    await expect.poll(() => sentTypes()).toContain('entry/apply');
    expect(fakeBrowser.asked).toEqual(['https://www.linkedin.com/*']);
    await expect.poll(() => stored().entry).toBe('button');
  });

  it('stays with the toolbar when the permission is refused', async () => {
    fakeBrowser.isGenerous = false;
    stage = openStudio('#settings', { entry: 'toolbar', agreedAt: 1 });
    await radio('Button in the conversation').click();
    await expect.element(page.getByText(/did not give access to linkedin.com/)).toBeVisible();
    await expect.element(radio('Toolbar only')).toBeChecked();
    await expect.poll(() => stored().entry).toBe('toolbar');
    expect(sentTypes()).not.toContain('entry/apply');
  });

  it('gives LinkedIn back when the toolbar is chosen', async () => {
    fakeBrowser.granted.add('https://www.linkedin.com/*');
    stage = openStudio('#settings', { entry: 'button', agreedAt: 1 });
    await radio('Toolbar only').click();
    await expect.poll(() => [...fakeBrowser.granted]).toEqual([]);
    await expect.poll(() => stored().entry).toBe('toolbar');
  });
});

describe('drafting with a model', () => {
  it('shows nothing of a model, and sends nothing, while the built-in composer is chosen', async () => {
    stage = openStudio('#settings');
    await expect.element(radio('Built-in composer')).toBeChecked();
    await expect.element(field('Base URL')).not.toBeInTheDocument();
    await radio('Model').click();
    await expect.element(radio('Model')).toBeChecked();
    await expect.poll(() => stored().provider).toBe('openai');
    expect(sentTypes()).toEqual(['secret/state']);
  });

  it('agrees to the address that stands in the field, and asks for that origin only', async () => {
    stage = openStudio('#settings', withModel);
    await field('Base URL').fill('https://other.example/v1/');
    await expect.element(page.getByText('Drafts will be sent to https://other.example')).toBeVisible();
    await press('Agree for this address');
    await expect.poll(() => stored().agreedOrigins).toEqual(['https://other.example']);
    expect(fakeBrowser.asked).toEqual(['https://other.example/*']);
    await expect.poll(() => stored().baseUrl).toBe('https://other.example/v1');
    await press('Withdraw');
    await expect.poll(() => stored().agreedOrigins).toEqual([]);
    expect([...fakeBrowser.granted]).toEqual([]);
  });

  it('does not count a refused permission as agreement', async () => {
    fakeBrowser.isGenerous = false;
    stage = openStudio('#settings', withModel);
    await press('Agree for this address');
    await expect.element(page.getByText('The permission was not given')).toBeVisible();
    expect(stored().agreedOrigins ?? []).toEqual([]);
  });

  it.each([
    ['http://models.example/v1', /allowed for this computer only/],
    ['https://me:secret@models.example/v1', /must not contain a name or password/],
    ['models', /not a web address/],
  ])('refuses %s as an address', async (typed, words) => {
    stage = openStudio('#settings', agreed);
    await field('Base URL').fill(typed);
    await userEvent.tab();
    await expect.element(page.getByRole('alert').getByText(words)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Test connection' })).not.toBeInTheDocument();
    await expect.poll(() => stored().baseUrl).toBe('https://models.example/v1');
  });

  it('allows http on this computer', async () => {
    stage = openStudio('#settings', withModel);
    await page.getByRole('combobox', { name: 'Provider' }).selectOptions('Ollama (on this computer)');
    await press('Agree for this address');
    await expect.poll(() => stored().agreedOrigins).toEqual(['http://localhost:11434']);
    expect(fakeBrowser.asked).toEqual(['http://localhost/*']);
  });

  it('asks the server nothing before the owner agreed', async () => {
    stage = openStudio('#settings', { ...withModel, model: 'scribe-2' });
    await press('Load models');
    await expect.element(page.getByText('You have not agreed to this address yet').first()).toBeVisible();
    await press('Test connection');
    await expect.poll(() => page.getByText('You have not agreed to this address yet').all().length).toBe(2);
    expect(sentTypes()).toEqual(['secret/state']);
  });

  it('takes the suggested model from the list and warns of one that ends soon', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    fakeBrowser.answers.set('model/list', () => [
      { id: 'scribe-2', isSuggested: true },
      { id: 'scribe-1', isSuggested: false, shutdownDate: inDays(20) },
      { id: 'scribe-1-long', isSuggested: false, shutdownDate: inDays(200) },
    ]);
    stage = openStudio('#settings', agreed);
    await press('Load models');
    await expect.element(field('Model name')).toHaveValue('scribe-2');
    await expect.poll(() => stored().model).toBe('scribe-2');
    expect(document.querySelector('[data-model-chosen="scribe-2"]')).not.toBeNull();
    const list = page.getByRole('combobox', { name: 'Models of this server' });
    await list.selectOptions('scribe-1-long');
    await expect.element(page.getByText(/is being retired/)).not.toBeInTheDocument();
    await list.selectOptions('scribe-1');
    await expect.element(page.getByText('scribe-1 is being retired')).toBeVisible();
    await expect.element(page.getByText(/in (19|20) days/)).toBeVisible();
  });

  it('tests with the model that was typed a moment ago', async () => {
    fakeBrowser.answers.set('model/test', () => ({ model: 'scribe-2-0611', milliseconds: 412 }));
    stage = openStudio('#settings', agreed);
    await field('Model name').fill('scribe-2');
    await press('Test connection');
    await expect.element(page.getByText('scribe-2-0611 answered in 412 ms.')).toBeVisible();
    expect(fakeBrowser.sent.at(-1)).toEqual({
      type: 'model/test',
      data: { baseUrl: 'https://models.example/v1', model: 'scribe-2' },
    });
    await expect.poll(() => stored().model).toBe('scribe-2');
  });

  it('shows Ollama’s line when it refuses the extension', async () => {
    fakeBrowser.answers.set('model/test', () => new Refusal({ code: 'origin-refused' }));
    stage = openStudio('#settings', { ...agreed, model: 'llama' });
    await press('Test connection');
    await expect.element(page.getByText(/OLLAMA_ORIGINS=/)).toBeVisible();
  });
});

describe('the API key', () => {
  const key = 'sk-project-0123456789-abcd';

  it('goes to the background and is never on the page again', async () => {
    fakeBrowser.answers.set('secret/save', () => ({
      kind: 'stored',
      ending: 'abcd',
      origin: 'https://api.openai.com',
    }));
    stage = openStudio('#settings', agreed);
    await expect.element(field('API key')).toHaveAttribute('type', 'password');
    await field('API key').fill(key);
    await press('Save key');
    await expect.element(page.getByText('A key for https://api.openai.com is stored: …abcd')).toBeVisible();
    await expect.element(field('API key')).toHaveValue('');
    expect(fakeBrowser.sent.at(-1)).toEqual({ type: 'secret/save', data: { key } });
    expect(document.body.outerHTML.includes('0123456789')).toBe(false);
    expect(JSON.stringify(fakeBrowser.stored)).not.toContain('0123456789');
    expect([...document.querySelectorAll('input')].map((input) => input.value).join()).not.toContain(key);
  });

  it('is locked with a passphrase and unlocked with the right one only', async () => {
    fakeBrowser.answers.set('secret/state', () => ({ kind: 'locked', origin: 'https://models.example' }));
    fakeBrowser.answers.set('secret/unlock', ({ passphrase }: { passphrase: string }) =>
      passphrase === 'long enough'
        ? { kind: 'unlocked', ending: 'abcd', origin: 'https://models.example' }
        : new Refusal({ code: 'passphrase-wrong' }),
    );
    fakeBrowser.answers.set('secret/lock', () => ({ kind: 'locked', origin: 'https://models.example' }));
    stage = openStudio('#settings', { ...agreed, model: 'scribe-2' });
    await expect.element(page.getByText('The key is locked.')).toBeVisible();
    await expect.element(page.getByText(/unlock the key/)).toBeVisible();
    await field('Passphrase').fill('wrong');
    await press('Unlock');
    await expect.element(page.getByText('That is not the passphrase')).toBeVisible();
    await field('Passphrase').fill('long enough');
    await press('Unlock');
    await expect
      .element(page.getByText('The key for https://models.example is unlocked: …abcd'))
      .toBeVisible();
    await press('Lock now');
    await expect.element(page.getByText('The key is locked.').first()).toBeVisible();
  });

  it('is removed at a click', async () => {
    fakeBrowser.answers.set('secret/state', () => ({
      kind: 'stored',
      ending: 'abcd',
      origin: 'https://api.openai.com',
    }));
    stage = openStudio('#settings', agreed);
    await press('Remove key');
    await expect.poll(() => sentTypes()).toContain('secret/clear');
  });
});

describe('style', () => {
  it('is kept as it is typed, also when the place is left at once', async () => {
    stage = openStudio('#settings');
    await field('Signature').fill('Hedda');
    await field('Style note').fill('short sentences');
    window.location.hash = '#library';
    await expect.poll(() => stored()).toMatchObject({ signature: 'Hedda', styleNote: 'short sentences' });
  });

  it('leaves fields of a newer version alone', async () => {
    stage = openStudio('#settings', {
      ...defaultSettings,
      entry: 'toolbar',
      novelty: 1,
    } as Partial<Settings>);
    await field('Signature').fill('Hedda');
    await userEvent.tab();
    await expect.poll(() => stored()).toMatchObject({ signature: 'Hedda', novelty: 1 });
  });
});

describe('settings to everybody', () => {
  it.each([360, 1100])('have no accessibility problem at %d px', async (width) => {
    await setWidth(width);
    fakeBrowser.answers.set('secret/state', () => ({
      kind: 'unlocked',
      ending: 'abcd',
      origin: 'https://api.openai.com',
    }));
    fakeBrowser.answers.set('model/test', () => new Refusal({ code: 'origin-refused' }));
    stage = openStudio('#settings', { ...agreed, model: 'llama', agreedOrigins: ['https://a.example'] });
    await press('Agree for this address');
    await expect.element(page.getByText(/You agreed that/).first()).toBeVisible();
    await press('Test connection');
    await expect.element(page.getByText(/OLLAMA_ORIGINS=/)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  it('are reached and changed with the keyboard alone', async () => {
    stage = openStudio('#library');
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await userEvent.tab();
    await expect.element(page.getByRole('button', { name: 'Skip to the content' })).toHaveFocus();
    // Past the other places.
    for (const place of ['Library', 'Try a question', 'Settings']) {
      await userEvent.tab();
      await expect.element(page.getByRole('link', { name: place, exact: true })).toHaveFocus();
    }
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { level: 1, name: 'Settings' })).toHaveFocus();
    for (
      let presses = 0;
      presses < 12 && document.activeElement?.getAttribute('type') !== 'radio';
      presses += 1
    ) {
      await userEvent.tab();
    }
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => stored().entry).toBe('toolbar');
  });
});
