import type { InputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase, UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { deleteDraft, insertTelling, listTellings, saveDraft } from '@smalspor/database/institution-data';
import type { Db } from '@smalspor/database/schema';
import {
  type BedDayDoubt,
  type BedDayFault,
  bedDayField,
  judgeBedDays,
  quarterOf,
  quartersToTell,
  type ToldBedDays,
  toldTwice,
} from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import { type Month, parseMonth } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { demandNobodyIn } from './demand-nobody-in.ts';
import { describeBedDays, figuresByField, knownBedDays, presentMonth } from './describe-bed-days.ts';
import { type ReachedInstitution, requireInstitution } from './require-institution.ts';

const ACT = 'tell-institution-data';

function actOf(act: string, { organisation }: { readonly organisation: string }, { requestId }: CallContext) {
  return { act, objectKind: 'institution', objectId: organisation, requestId };
}

export const readBedDays: UnboundUseCase<House, 'readBedDays'> = async (house, actor, input, call) => {
  const institution = await requireInstitution(house, house.db, actor, ACT, input.organisation);
  const form = await describeBedDays(
    house,
    institution,
    input.quarter === undefined ? null : parseMonth(input.quarter),
  );
  await appendAudit(house.db, auditEntry(house, actor, actOf('read-bed-days', input, call)));
  return form;
};

/** Stores what is typed, as often as the page sends it; never over what a colleague has stored meanwhile. */
export const saveBedDayDraft: UnboundUseCase<House, 'saveBedDayDraft'> = async (
  house,
  actor,
  input,
  call,
) => {
  const savedAt = house.now();
  const { value } = await once(
    house.db,
    writeRequest(house, actor, 'saveBedDayDraft', input, call),
    async (trx) => {
      const institution = await requireInstitution(house, trx, actor, ACT, input.organisation);
      const quarter = demandQuarter(house, institution, input.quarter);
      const draft = { entries: input.entries, savedAt, savedByName: actor.name };
      const place = { organisation: institution.organisation, quarter };
      if (!(await saveDraft(trx, place, draft, input.version))) throw changedMeanwhile();
      return { version: input.version + 1, savedAt };
    },
  );
  return value;
};

/** @param releaseSoon asks for the release that brings what is told into the figures, in the transaction that tells it */
export function tellBedDays(house: House, releaseSoon: (trx: Db) => Promise<void>): UseCase<'tellBedDays'> {
  return (actor, input, call) => {
    const act = actOf('tell-bed-days', input, call);
    return auditRefusal(house, actor, act, async () => {
      const institution = await requireInstitution(house, house.db, actor, ACT, input.organisation);
      const { organisation } = institution;
      const quarter = demandQuarter(house, institution, input.quarter);
      const lines = await demandSound(house, institution, quarter, input);
      const reason = input.reason === null ? null : demandNobodyIn(input.reason);
      if (input.version > 0 && reason === null) throw refused('reason-missing', null);
      await once(house.db, writeRequest(house, actor, 'tellBedDays', input, call), async (trx) => {
        const latest = (await listTellings(trx, organisation)).find((each) => each.quarter === quarter);
        if ((latest?.version ?? 0) !== input.version) throw changedMeanwhile();
        const telling = {
          ...{ id: house.newId(), organisation, quarter, version: input.version + 1, lines },
          ...{ toldAt: house.now(), toldByName: actor.name, reason: input.version === 0 ? null : reason },
        };
        if (!(await insertTelling(trx, telling, actor.userId))) throw changedMeanwhile();
        await deleteDraft(trx, organisation, quarter);
        await releaseSoon(trx);
        await appendAudit(trx, auditEntry(house, actor, act));
        return null;
      });
      return describeBedDays(house, institution, quarter);
    });
  };
}

function demandQuarter(house: House, { wards }: ReachedInstitution, text: string): Month {
  const quarter = parseMonth(text);
  if (quartersToTell(wards, presentMonth(house)).includes(quarter)) return quarter;
  throw new Refusal('not-found', 'There are no bed days to tell of this institution and quarter.');
}

/** @throws Refusal `bed-days-refused` for a number that cannot be, or that looks odd and is not confirmed */
async function demandSound(
  house: House,
  { organisation, wards }: ReachedInstitution,
  quarter: Month,
  input: Pick<InputOf<'tellBedDays'>, 'lines' | 'confirmed'>,
): Promise<readonly ToldBedDays[]> {
  const lines = input.lines.map((line) => ({
    ...line,
    from: parseMonth(line.from),
    to: parseMonth(line.to),
  }));
  const twice = toldTwice(lines);
  if (twice !== null) throw refused('twice', twice);
  const known = await knownBedDays(house, organisation, quarterOf(quarter));
  const types = [...new Set(lines.map(({ wardType }) => wardType))];
  const lastYear = figuresByField(known, types, quarter, 12);
  const now = presentMonth(house);
  for (const line of lines) {
    const field = bedDayField(line);
    const judged = judgeBedDays(line, { wards, quarter, now, lastYear: lastYear[field] ?? null });
    if (judged.fault !== null) throw refused(judged.fault, line);
    const [doubt] = judged.doubts;
    if (doubt !== undefined && !input.confirmed.includes(field)) throw refused(doubt, line);
  }
  return lines;
}

const SAYS: Readonly<Record<BedDayFault | BedDayDoubt | 'reason-missing', string>> = {
  'not-in-quarter': 'The months are not those of the quarter.',
  'not-over-yet': 'The months are not over yet.',
  'no-such-ward': 'The institution had no such ward with beds in these months.',
  'more-than-a-year': 'That is more than all beds can hold in a whole year.',
  twice: 'A month is told twice.',
  'above-capacity': 'That is more than beds × days: correct it, or confirm that it is right.',
  empty: 'That says that the ward stood empty: correct it, or confirm that it is right.',
  'unlike-last-year': 'That is far from last year’s figure: correct it, or confirm that it is right.',
  'reason-missing': 'A correction needs a reason.',
};

function refused(why: keyof typeof SAYS, line: ToldBedDays | null): Refusal {
  const facts = { why, ...(line === null ? {} : { field: bedDayField(line) }) };
  return new Refusal('bed-days-refused', SAYS[why], { facts });
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed-meanwhile',
    'A colleague has told or typed something meanwhile: read it again.',
  );
}
