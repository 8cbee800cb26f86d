/** What the shell is told. `EXIT_MEANING` says it in words, in `--help` and in docs/operations/command-line.md. */
export const EXIT = {
  ok: 0,
  failed: 1,
  refused: 2,
  notAllowed: 3,
  busy: 4,
  damaged: 5,
  attention: 6,
  cancelled: 130,
} as const;

export type ExitName = keyof typeof EXIT;
export type ExitCode = (typeof EXIT)[ExitName];

export const EXIT_MEANING: Readonly<Record<ExitName, string>> = {
  ok: 'done',
  failed: 'something failed that was not foreseen',
  refused: 'refused: a bad option, file, setting or content; nothing was changed',
  notAllowed: 'not allowed, or not there',
  busy: 'another process owns the home directory',
  damaged: 'something in the home is not as it was written',
  attention: 'done, and something that was found needs somebody',
  cancelled: 'stopped by Ctrl-C or SIGTERM; what was under way was undone',
};
