import type { AuditedAct } from '../audit/with-audit.ts';

/** The line for an act on an institution's log. */
export function teachingAct(
  act: 'read-teaching' | 'note-teaching' | 'correct-teaching' | 'withdraw-teaching',
  organisation: string,
  call: { readonly requestId: string | null },
  entryId: string | null = null,
): AuditedAct {
  const line = { act, objectKind: 'institution', objectId: organisation, requestId: call.requestId };
  return entryId === null ? line : { ...line, reason: `occasion ${entryId}` };
}
