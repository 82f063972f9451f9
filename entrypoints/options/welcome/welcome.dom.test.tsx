import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from '../../../tests/studio/stage';

const linkedIn = 'https://www.linkedin.com/*';
let stage: Stage;

beforeEach(() => {
  fakeBrowser.reset();
});
afterEach(() => stage.close());

const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const agree = () => page.getByRole('button', { name: 'Agree and continue' });
const storedSettings = () => fakeBrowser.stored.settings as Record<string, unknown>;

describe('first-run page', () => {
  it('is where a fresh installation begins, and chooses nothing for the owner', async () => {
    stage = openStudio('', {});
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent('Before your first draft');
    await expect.element(radio('Button in the conversation')).not.toBeChecked();
    await expect.element(radio('Toolbar only')).not.toBeChecked();
    await agree().click();
    await expect.element(page.getByRole('alert').getByText('Choose one of the two ways')).toBeVisible();
    expect(fakeBrowser.sent).toEqual([]);
    expect(storedSettings()).toEqual({});
  });

  it('says plainly what LinkedIn’s terms can be read to forbid', async () => {
    stage = openStudio('#welcome', {});
    const terms = page.getByText(/can be read to forbid adding elements to its pages/);
    await expect.element(terms).toBeVisible();
    await expect.element(terms).toHaveTextContent(/not made or endorsed by LinkedIn/);
  });

  it('asks for LinkedIn and nothing else when the button is chosen, then leads to the library', async () => {
    stage = openStudio('#welcome', {});
    await radio('Button in the conversation').click();
    await agree().click();
    await expect.poll(() => window.location.hash).toBe('#library');
    expect(fakeBrowser.asked).toEqual([linkedIn]);
    expect(storedSettings()).toMatchObject({ entry: 'button', agreedAt: expect.any(Number) });
    expect(fakeBrowser.sent.map((message) => message.type)).toEqual(['entry/apply']);
    await expect.element(page.getByText('Alt+Shift+D')).toBeVisible();
    await expect.poll(() => document.activeElement?.textContent).toBe('Add what you have already written');
  });

  it('asks for no permission when the toolbar is chosen', async () => {
    stage = openStudio('#welcome', {});
    await radio('Toolbar only').click();
    await agree().click();
    await expect.poll(() => window.location.hash).toBe('#library');
    expect(fakeBrowser.asked).toEqual([]);
    expect(storedSettings()).toMatchObject({ entry: 'toolbar' });
  });

  it('stays when the permission is refused, changes nothing and offers the toolbar', async () => {
    fakeBrowser.isGenerous = false;
    stage = openStudio('#welcome', {});
    await radio('Button in the conversation').click();
    await agree().click();
    await expect.element(page.getByText('The browser did not give the permission')).toBeVisible();
    expect(window.location.hash).toBe('#welcome');
    expect(storedSettings()).toEqual({});
    expect(fakeBrowser.sent).toEqual([]);
    await page.getByRole('button', { name: 'Use the toolbar instead' }).click();
    await expect.poll(() => window.location.hash).toBe('#library');
    expect(storedSettings()).toMatchObject({ entry: 'toolbar' });
  });

  it('shows what was chosen when it is opened again', async () => {
    stage = openStudio('#welcome', { entry: 'toolbar', agreedAt: 1 });
    await expect.element(radio('Toolbar only')).toBeChecked();
  });

  it.each([360, 1100])('has no accessibility problem at %d px', async (width) => {
    await setWidth(width);
    stage = openStudio('#welcome', {});
    await expect.element(agree()).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
