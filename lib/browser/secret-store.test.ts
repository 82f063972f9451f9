import { describe, expect, it } from 'vitest';
import { createSecretStore } from './secret-store';
import { createTestStorage } from './test-storage';

const key = 'sk-proj-0123456789-abcd';
const passphrase = 'correct horse';
const origin = 'https://api.openai.com';

function setUp() {
  const local = createTestStorage();
  const session = createTestStorage();
  return { local, session, secrets: createSecretStore(local, session) };
}

describe('the secret store', () => {
  it('starts with no key', async () => {
    const { secrets } = setUp();
    expect(await secrets.state()).toEqual({ kind: 'none' });
    expect(await secrets.read(origin)).toBeUndefined();
  });

  it('shows only the last four characters of a stored key', async () => {
    const { secrets } = setUp();
    await secrets.save(`  ${key}\n`, origin);
    expect(await secrets.state()).toEqual({ kind: 'stored', ending: 'abcd', origin });
    expect(await secrets.read(origin)).toBe(key);
  });

  it('shows nothing of a key that is short', async () => {
    const { secrets } = setUp();
    await secrets.save('short', origin);
    expect(await secrets.state()).toEqual({ kind: 'stored', ending: '', origin });
  });

  it('keeps a locked key out of the disk, and the unlocking key out of the lasting storage', async () => {
    const { local, session, secrets } = setUp();
    await secrets.save(key, origin, passphrase);
    expect(await secrets.state()).toEqual({ kind: 'unlocked', ending: 'abcd', origin });
    expect(await secrets.read(origin)).toBe(key);
    const onDisk = JSON.stringify(local.items);
    expect(onDisk).not.toContain(key);
    expect(onDisk).not.toContain('abcd');
    const unlock = session.items.secretUnlock as { k: string };
    expect(onDisk).not.toContain(unlock.k);
    expect(local.items.secret).toMatchObject({ iterations: 600_000 });
  });

  it('is locked after the browser was closed and opens with the passphrase only', async () => {
    const { local, secrets } = setUp();
    await secrets.save(key, origin, passphrase);
    const nextSession = createTestStorage();
    const reopened = createSecretStore(local, nextSession);
    expect(await reopened.state()).toEqual({ kind: 'locked', origin });
    expect(await reopened.read(origin)).toBeUndefined();

    expect(await reopened.unlock('wrong horse')).toBe(false);
    expect(nextSession.items).toEqual({});
    expect(await reopened.read(origin)).toBeUndefined();

    expect(await reopened.unlock(passphrase)).toBe(true);
    expect(await reopened.read(origin)).toBe(key);
    await reopened.lock();
    expect(await reopened.state()).toEqual({ kind: 'locked', origin });
  });

  it('takes a passphrase of at least eight characters and keeps the old key when it is shorter', async () => {
    const { secrets } = setUp();
    await secrets.save(key, origin);
    await expect(secrets.save('another-key-1234', origin, '1234567')).rejects.toMatchObject({
      appError: { code: 'passphrase-too-short' },
    });
    expect(await secrets.read(origin)).toBe(key);
  });

  it('gives a key to the origin it was saved for and to no other', async () => {
    const { secrets } = setUp();
    await secrets.save(key, origin);
    expect(await secrets.read('https://api.openai.com.evil.example')).toBeUndefined();
    expect(await secrets.read('http://127.0.0.1:11434')).toBeUndefined();
    expect(await secrets.read(origin)).toBe(key);
  });

  it('uses a new salt and vector for each save', async () => {
    const { local, secrets } = setUp();
    await secrets.save(key, origin, passphrase);
    const first = local.items.secret as { salt: string; iv: string };
    await secrets.save(key, origin, passphrase);
    const second = local.items.secret as { salt: string; iv: string };
    expect(second.salt).not.toBe(first.salt);
    expect(second.iv).not.toBe(first.iv);
  });

  it('forgets everything when cleared, and treats damaged data as no key', async () => {
    const { local, session, secrets } = setUp();
    await secrets.save(key, origin, passphrase);
    await secrets.clear();
    expect(local.items).toEqual({});
    expect(session.items).toEqual({});
    local.items.secret = { kind: 'encrypted', salt: 7 };
    expect(await secrets.state()).toEqual({ kind: 'none' });
  });
});
