import { useCallback } from 'react';
import { client } from '../api/client.ts';
import { type StoredDraft, useStoredDraft } from '../api/use-stored-draft.ts';
import { type BedDayForm, type Entries, firstEntries } from './read-bed-day-form.ts';

/** What is typed of a quarter, stored while it is typed. */
export function useBedDayDraft(form: BedDayForm): StoredDraft<Entries> {
  const { organisation, quarter, draft } = form;
  const store = useCallback(
    (entries: Entries, version: number) =>
      client.saveBedDayDraft({ organisation, quarter, version, entries: { ...entries } }),
    [organisation, quarter],
  );
  return useStoredDraft(
    () => ({ content: firstEntries(form), version: draft?.version ?? 0, savedAt: draft?.savedAt ?? null }),
    store,
  );
}
