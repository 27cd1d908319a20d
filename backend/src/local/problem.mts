/** A failure a person can do something about: one sentence that says what is wrong, one that says how to go on. */
export class LocalProblem extends Error {
  readonly wayOut: string;

  constructor(sentence: string, wayOut: string) {
    super(sentence);
    this.wayOut = wayOut;
  }
}

const wayOutOfFullDisk =
  'Free some space (2 GB is comfortable) and start again; `npm run reset` empties the data folder.';

/** Errors of the system that have one well-known way out; anything else is a defect and keeps its stack. */
export function asProblem(error: unknown): LocalProblem | undefined {
  if (error instanceof LocalProblem) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new LocalProblem('The disk is full.', wayOutOfFullDisk);
  if (code === 'EROFS')
    return new LocalProblem(`${path ?? 'The folder'} is read-only.`, 'Use a clone in a writable folder.');
  if (code === 'EACCES' || code === 'EPERM') {
    return new LocalProblem(
      `No permission for ${path ?? 'a file of the data folder'}.`,
      'It was probably made by another user (sudo?): give it back with `sudo chown -R $(id -u) .data` and start again.',
    );
  }
  return undefined;
}

export function diskFull(freeBytes: number, folder: string): LocalProblem {
  const free = Math.max(0, Math.floor(freeBytes / 1024 / 1024));
  return new LocalProblem(`Only ${free} MB are free on the disk of ${folder}; TIKETI needs 1 GB.`, wayOutOfFullDisk);
}
