const millisecondsBetweenLines = 15_000;

/**
 * Says on the error output how far a measurement is, so that the output itself stays clean: in a terminal in one line that is
 * written over, elsewhere a line at each stage and every 15 s.
 */
export function progress(about, output = process.stderr) {
  let last = { stage: '', at: 0 };
  return (text) => {
    if (output.isTTY) {
      output.write(`\r\u001b[K${about}: ${text}`);
      return;
    }
    const stage = text.replace(/\d+/g, '');
    if (stage === last.stage && performance.now() - last.at < millisecondsBetweenLines) return;
    last = { stage, at: performance.now() };
    output.write(`${about}: ${text}\n`);
  };
}

/** Leaves the line that was written over. */
export function endProgress(output = process.stderr) {
  if (output.isTTY) output.write('\r\u001b[K');
}
