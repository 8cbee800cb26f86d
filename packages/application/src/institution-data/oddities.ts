import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { insertOddityAnswer, listOddityAnswers } from '@smalspor/database/institution-data';
import { listInstitutionWards } from '@smalspor/database/institutions';
import { findMethenamineAsTreatment } from '@smalspor/database/lmdi';
import type { InstitutionScope } from '@smalspor/domain/access';
import {
  answerOf,
  findOddities,
  methenamineOddities,
  type Oddity,
  oddityFigures,
  oddityId,
  type UnitMonth,
} from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import { addMonths, formatMonth, type Month } from '@smalspor/domain/time';
import { readUnitMonths } from '@smalspor/warehouse/institution-data';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { deliveredFiles } from './delivered-files.ts';
import { demandNobodyIn } from './demand-nobody-in.ts';
import { listToldRows } from './list-told-rows.ts';
import { type ReachedInstitution, requireInstitution } from './require-institution.ts';

const ACT = 'tell-institution-data';
/** Months back from the last delivered one that are looked at. */
const MONTHS = 24;

interface LookedAt {
  readonly period: { readonly from: Month; readonly to: Month } | null;
  readonly oddities: readonly Oddity[];
}

/**
 * Looks through what is delivered and told of an institution now, so after each delivery and each form it is up to date.
 * @param asked months that must be among those looked at; an older report has older ones
 */
async function lookThrough(
  house: House,
  { organisation, wards }: Pick<ReachedInstitution, 'organisation' | 'wards'>,
  asked: { readonly from: Month; readonly to: Month } | null = null,
): Promise<LookedAt> {
  const { institutionFiles, salesSpan } = await deliveredFiles(house);
  if (salesSpan === null || institutionFiles.institutions.length === 0) return { period: null, oddities: [] };
  const newest = addMonths(salesSpan.to, 1 - MONTHS);
  const to = asked !== null && asked.from < newest ? asked.to : salesSpan.to;
  const span = { from: Math.max(salesSpan.from, addMonths(to, 1 - MONTHS)) as Month, to };
  const directory = join(house.home.temporary, `oddities-${house.newId()}`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  let months: readonly UnitMonth[];
  try {
    months = await readUnitMonths({
      ...{ home: house.home, directory, organisation, span, told: await listToldRows(house.db) },
      files: institutionFiles,
      medicines: house.content.medicines,
      indexYear: house.configuration.release.dddIndexYear,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  // What was given may be told sooner than what was sold.
  const given = await findMethenamineAsTreatment(house.db, {
    from: span.from,
    to: addMonths(span.to, MONTHS),
  });
  const methenamine = methenamineOddities(
    given.filter((each) => each.organisation === organisation),
    wards,
  );
  return { period: span, oddities: [...findOddities(months, wards), ...methenamine] };
}

async function tellOddities(
  house: House,
  institution: ReachedInstitution,
): Promise<OutputOf<'readOddities'>> {
  const [{ period, oddities }, answers] = await Promise.all([
    lookThrough(house, institution),
    listOddityAnswers(house.db, institution.organisation),
  ]);
  return {
    organisation: String(institution.organisation),
    name: institution.name,
    period: period && { from: formatMonth(period.from), to: formatMonth(period.to) },
    oddities: oddities.map((oddity) => {
      const answer = answerOf(oddity, answers);
      return {
        id: oddityId(oddity),
        kind: oddity.kind,
        unitType: oddity.unitType,
        month: formatMonth(oddity.month),
        value: oddity.value,
        usual: oddity.usual,
        figures: oddityFigures(oddity),
        answer: answer && {
          answer: answer.answer,
          reason: answer.reason,
          answeredAt: answer.answeredAt,
          answeredByName: answer.answeredByName,
        },
      };
    }),
  };
}

export const readOddities: UnboundUseCase<House, 'readOddities'> = async (house, actor, input, call) => {
  const institution = await requireInstitution(house, house.db, actor, ACT, input.organisation);
  const told = await tellOddities(house, institution);
  const act = { act: 'read-oddities', objectKind: 'institution', objectId: input.organisation };
  await appendAudit(house.db, auditEntry(house, actor, { ...act, requestId: call.requestId }));
  return told;
};

/** Says of something odd that it is right, or that the pharmacy is asked. It holds as long as the figure does. */
export const answerOddity: UnboundUseCase<House, 'answerOddity'> = (house, actor, input, call) => {
  const act = {
    ...{ act: 'answer-oddity', objectKind: 'institution', objectId: input.organisation },
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, act, async () => {
    const institution = await requireInstitution(house, house.db, actor, ACT, input.organisation);
    const reason = demandNobodyIn(input.reason);
    const { oddities } = await lookThrough(house, institution);
    const oddity = oddities.find((each) => oddityId(each) === input.oddity);
    if (oddity === undefined || oddityFigures(oddity) !== input.figures) {
      throw new Refusal('changed-meanwhile', 'The figures have changed meanwhile: read them again.');
    }
    await once(house.db, writeRequest(house, actor, 'answerOddity', input, call), async (trx) => {
      await insertOddityAnswer(trx, institution.organisation, {
        ...{ id: house.newId(), oddity: input.oddity, figures: input.figures, answer: input.answer, reason },
        ...{ answeredAt: house.now(), answeredBy: actor.userId, answeredByName: actor.name },
      });
      await appendAudit(trx, auditEntry(house, actor, act));
      return null;
    });
    return tellOddities(house, institution);
  });
};

/** A month of an institution that looks odd and that nobody there has confirmed. */
export type UnconfirmedMonth = Pick<Oddity, 'kind' | 'unitType' | 'month'>;

/** What a report says of the months that it stands on: those that look odd and are not confirmed, by unit and month. */
export async function listUnconfirmedMonths(
  house: House,
  { organisation }: Pick<InstitutionScope, 'organisation'>,
  span: { readonly from: Month; readonly to: Month },
): Promise<readonly UnconfirmedMonth[]> {
  const wards = await listInstitutionWards(house.db, organisation);
  const [{ oddities }, answers] = await Promise.all([
    lookThrough(house, { organisation, wards }, span),
    listOddityAnswers(house.db, organisation),
  ]);
  return oddities
    .filter(({ month }) => month >= span.from && month <= span.to)
    .filter((oddity) => answerOf(oddity, answers)?.answer !== 'right')
    .map(({ kind, unitType, month }) => ({ kind, unitType, month }));
}
