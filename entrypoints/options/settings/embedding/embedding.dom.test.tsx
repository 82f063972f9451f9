import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Settings } from '../../../../lib/core/settings';
import { tinyTokenizer, tinyWeights } from '../../../../lib/llm/static/tiny-model-for-tests';
import { fakeBrowser, Refusal } from '../../../../tests/studio/fake-browser';
import {
  openStudio,
  problemsInBothSchemes,
  type Stage,
  setWidth,
  storeDocuments,
} from '../../../../tests/studio/stage';

let stage: Stage | undefined;

beforeEach(async () => {
  fakeBrowser.reset();
  await setWidth(1100);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const { id } of (await stage?.studio.models.list()) ?? []) await stage?.studio.models.remove(id);
  stage?.close();
  stage = undefined;
});

const stored = () => fakeBrowser.stored.settings as Settings;
const sentTypes = () =>
  fakeBrowser.sent.map((message) => message.type).filter((type) => type.startsWith('emb'));
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const field = (name: string) => page.getByLabelText(name, { exact: true });
const setUp: Partial<Settings> = { entry: 'toolbar', agreedAt: 1 };

/** A host with one small model; `chunk` waits before the last bytes are given. */
async function hostModel(lastBytes: Promise<void> = Promise.resolve()): Promise<void> {
  const sha = 'b'.repeat(40);
  const files: Record<string, Blob> = {
    'model.safetensors': tinyWeights(),
    'tokenizer.json': tinyTokenizer(),
  };
  const tree = await Promise.all(
    Object.entries(files).map(async ([path, blob]) => {
      const oid = bytesToHex(sha256(new Uint8Array(await blob.arrayBuffer())));
      return { type: 'file', path, size: blob.size, oid, lfs: { oid, size: blob.size } };
    }),
  );
  vi.stubGlobal('fetch', async (input: string) => {
    const { pathname, host } = new URL(input);
    if (host !== 'huggingface.co') throw new TypeError('another host was asked');
    if (pathname.endsWith(`/tree/${sha}`)) return Response.json(tree);
    if (pathname.startsWith('/api/models/')) return Response.json({ sha, cardData: { license: 'mit' } });
    const blob = files[pathname.split('/').at(-1) ?? ''];
    if (!blob) return new Response('', { status: 404 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return new Response(
      new ReadableStream({
        async start(controller) {
          controller.enqueue(bytes.slice(0, 10));
          await lastBytes;
          controller.enqueue(bytes.slice(10));
          controller.close();
        },
      }),
    );
  });
}

describe('a model on this computer', () => {
  it('is offered with its size, licence and host, then downloaded and used', async () => {
    await hostModel();
    stage = openStudio('#settings', setUp);
    await radio('A model on this computer').click();
    expect(stored().embedding ?? 'built-in').toBe('built-in');
    await press('Details of minishlab/potion-base-8M');
    await expect.element(page.getByText(/0\.1 MB from huggingface\.co\. Its licence: mit\./)).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    expect(await stage.studio.models.list()).toEqual([]);
    await press('Download 0.1 MB');
    await expect.element(page.getByText('Chosen', { exact: true })).toBeVisible();
    await expect
      .poll(stored)
      .toMatchObject({ embedding: 'on-device', onDeviceModel: 'minishlab/potion-base-8M' });
    await expect.poll(sentTypes).toEqual(['embedding/apply']);
    await radio('Your own library (built in)').click();
    await expect.poll(() => stored().embedding).toBe('built-in');
  });

  it('shows the progress of a download and stops it on demand', async () => {
    await hostModel(new Promise(() => undefined));
    stage = openStudio('#settings', setUp);
    await radio('A model on this computer').click();
    await press('Details of minishlab/potion-base-8M');
    await press('Download 0.1 MB');
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Stop');
    await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
    expect(await stage.studio.models.list()).toEqual([]);
    expect(stored().embedding ?? 'built-in').toBe('built-in');
  });

  it('can be removed when it is not in use, and says when a host has no such model', async () => {
    await hostModel();
    stage = openStudio('#settings', setUp);
    await stage.studio.models.add('my model', { weights: tinyWeights(), tokenizer: tinyTokenizer() });
    await radio('A model on this computer').click();
    await press('Remove my model from this computer');
    await expect.element(page.getByText('No model is here yet.')).toBeVisible();
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await page.getByText('Another model').click();
    await field('Name of the model').fill('nonsense');
    await press('Look it up');
    await expect.element(page.getByText(/This names no model/)).toBeVisible();
    await field('Name of the model').fill('https://models.example/owner/tiny');
    await press('Look it up');
    await expect.element(page.getByText(/This is on models\.example/)).toBeVisible();
    await field('Name of the model').fill('owner/nothing');
    await press('Look it up');
    await expect.element(page.getByText('The host has no such model')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
  });
});

describe('a server', () => {
  it('is agreed to apart from drafts, tried, and used with what it answers', async () => {
    fakeBrowser.answers.set('embedding/test', () => ({ dimensions: 768 }));
    stage = openStudio('#settings', { ...setUp, agreedOrigins: ['https://models.example'] });
    await storeDocuments(stage.studio, ['One', 'Two']);
    await radio('A server').click();
    await field('Base URL').fill('https://models.example/v1');
    await expect
      .element(page.getByText('Your passages will be sent to https://models.example'))
      .toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Try it and use it' })).toBeDisabled();
    await press('Agree for this address');
    await expect.poll(() => stored().embeddingOrigins).toEqual(['https://models.example']);
    // What was stopped by a withdrawal goes on with the agreement; the background looks what is chosen.
    await expect.poll(sentTypes).toEqual(['embedding/apply']);
    await expect.element(page.getByText(/Sending the library takes about \d+ tokens/)).toBeVisible();
    await press('Try it and use it');
    await expect.element(page.getByText('Type the name of an embedding model.')).toBeVisible();
    await field('Model name').fill('small');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByText('small answers with 768 dimensions and is chosen.').first())
      .toBeVisible();
    await expect.poll(stored).toMatchObject({
      embedding: 'endpoint',
      embeddingModel: 'small',
      embeddingDimensions: 768,
    });
    await expect.poll(sentTypes).toEqual(['embedding/apply', 'embedding/test', 'embedding/apply']);
    await press('Withdraw');
    await expect.poll(() => stored().embeddingOrigins).toEqual([]);
    // What is being sent ends now.
    await expect.poll(() => sentTypes().at(-1)).toBe('embedding/apply');
    await expect.poll(sentTypes).toHaveLength(4);
  });

  it('that fails leaves what was in use, and says why', async () => {
    fakeBrowser.answers.set(
      'embedding/test',
      () => new Refusal({ code: 'model-unknown', values: { model: 'x' } }),
    );
    stage = openStudio('#settings', {
      ...setUp,
      embeddingBaseUrl: 'https://models.example/v1',
      embeddingOrigins: ['https://models.example'],
    });
    await radio('A server').click();
    await field('Model name').fill('x');
    await press('Try it and use it');
    await expect.element(page.getByRole('alert').getByText(/x/).first()).toBeVisible();
    expect(stored().embedding ?? 'built-in').toBe('built-in');
    expect(sentTypes()).toEqual(['embedding/test']);
  });
});

describe('the key for a server', () => {
  const atModels: Partial<Settings> = {
    ...setUp,
    embedding: 'endpoint',
    embeddingBaseUrl: 'https://models.example/v1',
    embeddingModel: 'small',
    embeddingDimensions: 64,
    embeddingOrigins: ['https://models.example'],
  };

  it('is entered beside it while the built-in composer drafts, and kept for its address', async () => {
    stage = openStudio('#settings', atModels);
    await field('API key').fill('sk-models-1234');
    await press('Save key');
    await expect
      .poll(() => fakeBrowser.sent.find(({ type }) => type === 'secret/save')?.data)
      .toEqual({ key: 'sk-models-1234', isForPassages: true });
    expect(await problemsInBothSchemes()).toEqual([]);
  });

  it('is that of the drafts while a model drafts, and another server is asked without one', async () => {
    stage = openStudio('#settings', {
      ...atModels,
      provider: 'openai',
      baseUrl: 'https://drafts.example/v1',
    });
    await expect
      .element(page.getByText(/for drafts at https:\/\/drafts\.example: this server is asked without a key/))
      .toBeVisible();
    expect(page.getByLabelText('API key', { exact: true }).all()).toHaveLength(1);
  });
});

it('says what stays in use while another choice is only looked at', async () => {
  stage = openStudio('#settings', setUp);
  await radio('A server').click();
  await expect
    .element(page.getByText('Until this is set up, this stays in use: Your own library (built in).'))
    .toBeVisible();
});

it('how much newer texts are preferred is kept at once', async () => {
  stage = openStudio('#settings', setUp);
  await page
    .getByRole('combobox', { name: 'When two texts answer equally well' })
    .selectOptions('Their age does not matter');
  await expect.poll(() => stored().recency).toBe('off');
});

describe('the making of vectors', () => {
  it('is shown with what it cost so far, and a failure with a way to go on', async () => {
    stage = openStudio('#settings', {
      ...setUp,
      embedding: 'endpoint',
      embeddingBaseUrl: 'https://api.openai.com/v1',
      embeddingModel: 'text-embedding-3-small',
    });
    const run = {
      id: 'current' as const,
      provider: 'https://api.openai.com',
      state: 'running' as const,
      done: 400,
      total: 1200,
      tokens: 2_000_000,
      dollars: 0.04,
      startedAt: 1,
      updatedAt: 1,
      failures: 0,
    };
    await stage.studio.db.embeddingRuns.put(run);
    await expect.element(page.getByRole('progressbar', { name: 'Reading your passages' })).toBeVisible();
    await expect.element(page.getByText('400 of 1,200 passages')).toBeVisible();
    await expect.element(page.getByText('2,000,000 tokens so far, about $0.04.')).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Stop');
    await expect.poll(sentTypes).toEqual(['embedding/stop']);
    await stage.studio.db.embeddingRuns.put({ ...run, state: 'stopped' });
    await expect.element(page.getByText(/^Stopped at 400 of 1,200 passages\./).last()).toBeVisible();
    // The button that stopped it is the one that goes on: the focus is not lost.
    expect(document.activeElement?.textContent).toBe('Go on');
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Go on');
    await expect.poll(sentTypes).toEqual(['embedding/stop', 'embedding/apply']);
    await stage.studio.db.embeddingRuns.put({ ...run, state: 'failed', error: { code: 'rate-limited' } });
    await expect.element(page.getByRole('button', { name: 'Go on now' })).toBeVisible();
    expect(await problemsInBothSchemes()).toEqual([]);
    await press('Go on now');
    await expect.poll(sentTypes).toEqual(['embedding/stop', 'embedding/apply', 'embedding/apply']);
    await stage.studio.db.embeddingRuns.put({ ...run, state: 'done', done: 1200 });
    await expect
      .element(page.getByText('1,200 passages are ready to be found by meaning.').last())
      .toBeVisible();
  });
});

it('every choice is accessible in light and in dark', async () => {
  stage = openStudio('#settings', setUp);
  for (const name of ['Your own library (built in)', 'A model on this computer', 'A server']) {
    await radio(name).click();
    expect(await problemsInBothSchemes()).toEqual([]);
  }
});
