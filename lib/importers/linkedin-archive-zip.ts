import { extensionOf, formatOfName, largestFileOf } from './file-formats';
import { largestTable } from './linkedin-archive-files';
import { readTableOf } from './linkedin-archive-tables';
import { type ZipSelection, zipLimits } from './read-zip';

/** What is taken out of a zip: the formats that are read, and tables, which may turn out to be LinkedIn's. */
export const zipWithArchives: ZipSelection = {
  accepts: (path) => formatOfName(path) !== undefined || extensionOf(path) === 'csv',
  // Only the conversations grow without bound, and they are read as a stream.
  fileBytes: (path) => (readTableOf(path) === 'messages' ? largestTable : largestFileOf(path)),
  totalBytes: zipLimits.totalBytes + largestTable,
};
