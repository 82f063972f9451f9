import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './imports';

/**
 * What the built extension may do is part of the promise to the person who installs it:
 * this list changes only on purpose, together with docs/privacy.md.
 */
const read = (folder: string) =>
  JSON.parse(readFileSync(join(projectRoot, '.output', folder, 'manifest.json'), 'utf8')) as Record<
    string,
    unknown
  >;

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; style-src 'self'; img-src 'self' data:; connect-src https: http://localhost:* http://127.0.0.1:*; frame-src 'none'; base-uri 'none'; form-action 'none'";

describe('manifest of the store build', () => {
  const manifest = read('chrome-mv3');

  it('asks for these permissions and no others', () => {
    expect([...(manifest.permissions as string[])].sort()).toEqual(
      [
        'activeTab',
        'alarms',
        'contextMenus',
        'offscreen',
        'scripting',
        'sidePanel',
        'storage',
        'unlimitedStorage',
      ].sort(),
    );
  });

  it('has access to no site at install', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual([
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ]);
  });

  it('exposes nothing to pages or other extensions', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('has a strict content security policy', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: policy });
  });

  it('does not know the demo origin', () => {
    const scripts = ['background.js', 'linkedin.js', 'reader.js'];
    for (const script of scripts) {
      expect(readFileSync(join(projectRoot, '.output/chrome-mv3', script), 'utf8')).not.toMatch(
        /["'`]http:\/\/localhost["'`]/,
      );
    }
  });
});

describe('manifest of the demo build', () => {
  it('differs in the demo origin only', () => {
    const { host_permissions, ...demo } = read('chrome-mv3-demo');
    expect(host_permissions).toEqual(['http://localhost/*']);
    expect(demo).toEqual(read('chrome-mv3'));
  });
});

describe('manifest of the Firefox build', () => {
  const manifest = read('firefox-mv3');

  it('is manifest version 3 with a sidebar and declared data collection', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.sidebar_action).toBeDefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.browser_specific_settings).toMatchObject({
      gecko: {
        data_collection_permissions: {
          required: ['none'],
          optional: ['personalCommunications', 'websiteContent'],
        },
      },
    });
  });

  it('asks for no more than the Chromium build', () => {
    const chromium = read('chrome-mv3').permissions as string[];
    expect((manifest.permissions as string[]).filter((permission) => !chromium.includes(permission))).toEqual(
      [],
    );
  });
});
