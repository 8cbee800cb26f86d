/** What the shell is told; documented in `smalspor --help`. */
export const EXIT = {
  ok: 0,
  /** Something went wrong that the command did not foresee. */
  failed: 1,
  /** The input was refused: bad file, bad option, unknown unit. Nothing was changed. */
  refused: 2,
  /** The operator may not do this, or what was asked for is not there. */
  notAllowed: 3,
  /** Another process owns the home directory. */
  busy: 4,
  /** Stopped by the user (Ctrl-C); what was under way was undone. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
