import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../api/client.ts';
import { keepShell } from './device/keep-shell.ts';
import { type OpenedVisit, openVisit } from './open-visit.ts';
import type { DraftView, VisitDraft } from './visit-draft.ts';

/** The form of a visit while its page is open. `null` until it is known whether there is one. */
export function useOpenVisit(visitId: string, until: string | null): OpenedVisit | null {
  const [opened, setOpened] = useState<OpenedVisit | null>(null);
  useEffect(() => {
    let isGone = false;
    let draft: VisitDraft | null = null;
    void openVisit(visitId, until)
      .catch((error: unknown): OpenedVisit => ({ kind: 'failed', error }))
      .then((found) => {
        if (found.kind === 'open') draft = found.draft;
        if (isGone) draft?.close();
        else setOpened(found);
      });
    return () => {
      isGone = true;
      void draft?.sync();
      draft?.close();
    };
  }, [visitId, until]);
  return opened;
}

/** How the form stands now. It is sent when the network is back, when the window is looked at again, and from time to time. */
export function useDraftView(draft: VisitDraft): DraftView {
  const view = useSyncExternalStore(draft.subscribe, draft.view);
  useEffect(() => {
    const catchUp = (): void => {
      if (document.visibilityState === 'hidden') return;
      const { form, unsent } = draft.view();
      if (unsent > 0) void draft.sync();
      else void client.readVisit({ visitId: form.id }).then(draft.accept, () => undefined);
    };
    /** Closing the page loses what is neither sent nor kept. */
    const onLeave = (event: BeforeUnloadEvent): void => {
      const { unsent, keeping } = draft.view();
      if (unsent > 0 && keeping !== 'kept') event.preventDefault();
    };
    void draft.sync();
    window.addEventListener('beforeunload', onLeave);
    window.addEventListener('online', catchUp);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      window.removeEventListener('online', catchUp);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [draft]);
  return view;
}

/** Whether this page opens without a network. */
export function useKeptShell(isWanted: boolean): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (isWanted) void keepShell().then(setKept);
  }, [isWanted]);
  return isKept;
}
