import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import { fillLibrary } from '../../../tests/studio/sample-library';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from '../../../tests/studio/stage';

let stage: Stage;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
  for (const host of ['quay', 'letters', 'small']) fakeBrowser.granted.add(`https://${host}.example/*`);
  stage = openStudio('#library');
  await fillLibrary(stage.studio, Date.now());
});
afterEach(() => stage.close());

const source = (label: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Show the documents of ${label}` }) });
const open = (label: string) => source(label).getByText('Schedule and reports').click();
const sentTo = (type: string) => fakeBrowser.sent.filter((message) => message.type === type);

describe('sources', () => {
  it('each show their state, and those in trouble stand first', async () => {
    await expect.element(source('The quay').getByText('Kept current')).toBeVisible();
    await expect.element(source('letters.example').getByText('Could not be read')).toBeVisible();
    await expect.element(source('Small notes').getByText('Kept as it was')).toBeVisible();
    await expect.element(source('guest.example/portfolio').getByText('No access')).toBeVisible();
    await expect
      .poll(
        () =>
          page
            .getByRole('button', { name: /^Show the documents of/ })
            .first()
            .element().textContent,
      )
      .not.toBe('The quay');
  });

  it('filter the list by a click on their name', async () => {
    await page.getByRole('button', { name: 'Show the documents of talks' }).click();
    await expect.element(page.getByRole('heading', { name: '2 of 10 documents' })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Source' })).toHaveValue('folder:talks');
  });

  it('are read now and on another schedule', async () => {
    await open('The quay');
    await source('The quay').getByRole('combobox').selectOptions('Every day');
    await expect
      .poll(() => sentTo('source/schedule')[0]?.data)
      .toEqual({
        sourceId: 'website:https://quay.example/',
        schedule: 'daily',
      });
    await source('The quay').getByRole('button', { name: 'Read now: The quay' }).click();
    await expect
      .poll(() => sentTo('source/sync')[0]?.data)
      .toEqual({ sourceId: 'website:https://quay.example/' });
  });

  it('that failed say why and how often, and are tried again', async () => {
    await open('letters.example');
    await expect.element(source('letters.example').getByText(/503/)).toBeVisible();
    await expect.element(source('letters.example').getByText('It failed 4 times in a row.')).toBeVisible();
    await source('letters.example').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => sentTo('source/sync').length).toBe(1);
  });

  it('that answered with far less kept everything, and are believed only when the owner says so', async () => {
    await open('Small notes');
    await expect.element(source('Small notes').getByText('Your library kept what it has')).toBeVisible();
    await source('Small notes').getByRole('button', { name: 'It really has fewer now' }).click();
    await expect
      .poll(() => sentTo('source/sync')[0]?.data)
      .toEqual({
        sourceId: 'website:https://small.example/',
        acceptsFewer: true,
      });
  });

  it('without access ask for it again, and are not read when it is refused', async () => {
    await open('guest.example/portfolio');
    fakeBrowser.isGenerous = false;
    await source('guest.example/portfolio').getByRole('button', { name: 'Give access and read' }).click();
    await expect.element(page.getByText('The permission was not given')).toBeVisible();
    expect(sentTo('source/sync')).toEqual([]);
    fakeBrowser.isGenerous = true;
    await source('guest.example/portfolio').getByRole('button', { name: 'Give access and read' }).click();
    await expect.poll(() => sentTo('source/sync').length).toBe(1);
    await expect.element(source('guest.example/portfolio').getByText('No access')).not.toBeInTheDocument();
  });

  it.each([360, 1100])('have no accessibility problem at %d px with everything open', async (width) => {
    await setWidth(width);
    for (const label of ['The quay', 'letters.example', 'Small notes', 'guest.example/portfolio', 'talks']) {
      await open(label);
    }
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
