import { defineConfig } from 'wxt';
import { engineCopies, engineUrls } from './scripts/engine-files.mjs';

/** Origin of the demo inbox. Only the demo build knows it. */
const demoOrigin = 'http://localhost';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: ({ mode }) => ({
    plugins: [engineUrls()],
    define: { __DEMO_ORIGIN__: JSON.stringify(mode === 'demo' ? demoOrigin : '') },
    build: { sourcemap: false },
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push(...engineCopies());
    },
  },
  manifest: ({ browser, mode }) => {
    const isFirefox = browser === 'firefox';
    return {
      name: '__MSG_name__',
      description: '__MSG_description__',
      default_locale: 'en',
      ...(isFirefox ? {} : { minimum_chrome_version: '120' }),
      permissions: [
        'activeTab',
        'scripting',
        'storage',
        'unlimitedStorage',
        'contextMenus',
        'alarms',
        ...(isFirefox ? [] : ['sidePanel', 'offscreen']),
      ],
      // Everywhere else site access is asked for when it is needed.
      ...(mode === 'demo' ? { host_permissions: [`${demoOrigin}/*`] } : {}),
      optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
      content_security_policy: {
        extension_pages:
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; style-src 'self'; img-src 'self' data:; connect-src https: http://localhost:* http://127.0.0.1:*; frame-src 'none'; base-uri 'none'; form-action 'none'",
      },
      action: { default_title: '__MSG_action_title__' },
      commands: {
        _execute_action: {
          suggested_key: { default: 'Alt+Shift+D' },
          description: '__MSG_command_draft__',
        },
      },
      ...(isFirefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: 'drafthand@drafthand.example',
                strict_min_version: '142.0',
                // The built-in composer sends nothing; a model's endpoint asks when it is agreed to.
                data_collection_permissions: {
                  required: ['none'],
                  optional: ['personalCommunications', 'websiteContent'],
                },
              },
            },
          }
        : {}),
    };
  },
});
