import type * as PdfJs from 'pdfjs-dist';
// Files of their own, so that no script carries the engine before a PDF is opened. The build for
// older browsers, because the other one needs more than the oldest one supported.
import engineUrl from 'pdfjs-dist/legacy/build/pdf.min.mjs?url&no-inline';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline';
import { DrafthandError } from '../../core/errors';

export type PdfEngine = typeof PdfJs;
export type PdfDocument = PdfJs.PDFDocumentProxy;
export type PdfPage = PdfJs.PDFPageProxy;

/** Pictures are never looked at: none is decoded that has more pixels than this. */
const mostPixels = 1;

/**
 * Opens a PDF with pdf.js in a worker of its own. Nothing a PDF names is run or fetched: no scripts,
 * no forms, no attachments, no fonts or character maps from elsewhere. Call `close()` when done.
 * Throws `file-encrypted` when it cannot be read without a password, and `file-damaged`.
 */
export async function openPdf(
  bytes: Uint8Array,
): Promise<{ engine: PdfEngine; pdf: PdfDocument; close(): Promise<void> }> {
  const engine = (await import(/* @vite-ignore */ engineUrl)) as PdfEngine;
  const port = new Worker(workerUrl, { type: 'module' });
  const worker = engine.PDFWorker.create({ port });
  const close = async () => {
    worker.destroy();
    port.terminate();
  };
  const task = engine.getDocument({
    data: bytes,
    worker,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: mostPixels,
    verbosity: engine.VerbosityLevel.ERRORS,
  });
  try {
    return { engine, pdf: await task.promise, close };
  } catch (thrown) {
    await close();
    throw new DrafthandError(failureOf(thrown));
  }
}

function failureOf(thrown: unknown): DrafthandError['appError'] {
  const name = thrown instanceof Error ? thrown.name : '';
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: name === 'PasswordException' ? 'file-encrypted' : 'file-damaged', detail };
}
