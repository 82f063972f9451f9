import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../unit/imports';

/** The full numbers are a command: `npm run bench`. */
describe('the bench of the retrieval store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-bench-test-'));
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  function startBench(...args: string[]) {
    const env = { ...process.env, TMPDIR: temporary };
    const started = spawn(process.execPath, ['bench/run.mjs', ...args], { cwd: projectRoot, env });
    const said = { errors: '' };
    started.stderr.on('data', (data) => {
      said.errors += data;
    });
    started.stdout.resume();
    return { started, said };
  }

  it('measures a small library beside another store, and leaves nothing behind', async () => {
    const json = join(folder, 'figures.json');
    const sizes = ['--sizes', 'none', '--peers', 'dexie', '--peer-sizes', '300'];
    const { started, said } = startBench(...sizes, '--runs', '2', '--queries', '5', '--json', json);
    const [code] = await once(started, 'close');
    expect(code, said.errors).toBe(0);
    const { results, peers } = JSON.parse(readFileSync(json, 'utf8'));
    expect(results).toMatchObject([{ passages: 300, recall: expect.closeTo(1, 1) }]);
    expect(results[0].answers.hybrid.cold.p50).toBeGreaterThan(0);
    expect(peers).toMatchObject([{ name: 'dexie', where: 'worker', recall: 1, refused: [] }]);
    expect(peers[0].failed).toBeUndefined();
    expect(readdirSync(temporary).filter((name) => name.startsWith('drafthand'))).toEqual([]);
  });

  it('ends its browser and removes its profile when it is interrupted', async () => {
    const { started, said } = startBench('--sizes', '1200', '--peers', 'none', '--runs', '500');
    started.stderr.on('data', () => {
      if (said.errors.includes('building') && !said.errors.includes('Stopping')) started.kill('SIGINT');
    });
    const [code] = await once(started, 'close');
    expect(code).toBe(130);
    expect(said.errors).toContain('Stopping');
    expect(readdirSync(temporary).filter((name) => name.startsWith('drafthand'))).toEqual([]);
  });

  it('says what cannot be measured before it starts anything', async () => {
    const { started, said } = startBench('--sizes', 'many');
    const [code] = await once(started, 'close');
    expect(code).toBe(1);
    expect(said.errors).toContain('“many” is no whole number');
  });
});
