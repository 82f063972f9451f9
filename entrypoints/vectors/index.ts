import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveVectors } from '../offscreen/serve-vectors';

/** The Worker that builds vectors in Firefox, started by the event page. Chromium's belongs to the offscreen document. */
export default defineUnlistedScript({ include: ['firefox'], main: serveVectors });
