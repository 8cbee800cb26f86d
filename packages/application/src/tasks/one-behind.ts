/** Work that is done behind other work, one piece at a time. */
export interface OneBehind {
  /** Waits for the piece before, then starts this one and returns at once. @throws what the piece before threw */
  readonly start: (work: () => Promise<void>) => Promise<void>;
  /** Waits until nothing is under way. @throws what the last piece threw */
  readonly settle: () => Promise<void>;
}

/** Lets something be stored while the next is made: never more than one piece is under way, so that memory stays bounded. */
export function oneBehind(): OneBehind {
  let last: Promise<void> = Promise.resolve();
  return {
    async start(work) {
      await last;
      last = work();
      // A failure is told where it is awaited; until then it must not end the process.
      last.catch(() => undefined);
    },
    settle: () => last,
  };
}
