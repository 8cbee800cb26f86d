/** Longer than any session. */
const KEPT_FOR_MS = 11 * 60 * 60_000;
const AT_MOST = 20_000;

export interface LogOutHint {
  readonly service: string;
  readonly idToken: string;
}

export interface LogOutHints {
  keep(tokenHash: string, hint: LogOutHint): void;
  /** Gives the hint once. */
  take(tokenHash: string): LogOutHint | null;
}

/**
 * The ID tokens of open sessions, in memory alone: the log-in service wants its own back before it ends its session. They
 * hold a name and an HPR number, so they never rest on disk; after a restart signing out ends our session only.
 */
export function createLogOutHints(now: () => Date): LogOutHints {
  const hints = new Map<string, LogOutHint & { readonly endsAt: number }>();
  const dropEnded = (): void => {
    const at = now().getTime();
    // The oldest stand first.
    for (const [tokenHash, { endsAt }] of hints) {
      if (endsAt > at && hints.size < AT_MOST) return;
      hints.delete(tokenHash);
    }
  };
  return {
    keep: (tokenHash, { service, idToken }) => {
      dropEnded();
      hints.set(tokenHash, { service, idToken, endsAt: now().getTime() + KEPT_FOR_MS });
    },
    take: (tokenHash) => {
      const hint = hints.get(tokenHash);
      hints.delete(tokenHash);
      return hint === undefined ? null : { service: hint.service, idToken: hint.idToken };
    },
  };
}
