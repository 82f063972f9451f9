import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageAddressOf } from '../../lib/linkedin/addresses';
import { insertIntoComposer } from '../../lib/linkedin/insert';
import { readPage } from '../../lib/linkedin/read-page';
import { servePage } from './serve-page';

/**
 * Reads and inserts on the owner's command; adds nothing to the page. The background brings it in
 * each time it wants something of a page, so it is not there before the owner asked.
 */
export default defineUnlistedScript({
  main() {
    servePage('reader', {
      'page/read': () => readPage(document, pageAddressOf(document)),
      'page/insert': (request) => insertIntoComposer(document, pageAddressOf(document), request),
    });
  },
});
