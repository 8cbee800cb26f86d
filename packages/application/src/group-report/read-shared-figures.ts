import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit, sharedFiguresId } from '@smalspor/database/audit';
import { findPrescriber } from '@smalspor/database/prescribers';
import { listSharing } from '@smalspor/database/programmes';
import { type Actor, canReadSharedFigures } from '@smalspor/domain/access';
import {
  groupTexts,
  maySharedBeTold,
  penicillinFirst,
  type SharedFigure,
  sharedBlock,
} from '@smalspor/domain/group-report';
import { isClosed } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { IndicatorInput } from '@smalspor/domain/reports';
import type { OwnCells, ReleaseReader } from '@smalspor/warehouse/read';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { demandTakingPart } from '../programmes/find-my-round.ts';
import { namesOf } from '../programmes/names-of.ts';
import { doctorIn } from '../programmes/participant-of.ts';
import { comparatorFigures, figureOf } from '../reports/figures.ts';
import { findGroupReport, type IssuedGroupReport } from './find-group-report.ts';
import { groupHome } from './group-home.ts';
import { groupIndicator } from './group-indicators.ts';
import { releaseOfReport } from './make-group-report.ts';
import { groupAct } from './read-group-report.ts';

/** Someone who shows the own figures now, and the cells that they are read from. */
interface Sharer {
  readonly hpr: string;
  readonly name: string;
  readonly prescriber: number;
  readonly own: OwnCells;
}

/**
 * What members of the round's group show each other, beside the group's figure, while the sharing and the round last. Each
 * member whose figures are read gets a line in the audit log first.
 */
export const readSharedFigures: UnboundUseCase<House, 'readSharedFigures'> = (house, actor, input, call) => {
  const refused = groupAct('read-shared-figures', input.roundId, input.report, call.requestId);
  return auditRefusal(house, actor, refused, async () => {
    const issued = await findGroupReport(house, house.db, actor, input);
    demandTakingPart(issued.mine);
    const hprs = await sharingNow(house, actor, issued);
    const names = await namesOf(house, hprs);
    const nameOf = (hpr: string) => names.get(hpr) ?? hpr;
    const people = hprs.map((hpr) => ({ name: nameOf(hpr), isReader: hpr === actor.hpr })).sort(byName);
    const release = await releaseOfReport(house, issued);
    const { group, period, report } = issued;
    const home = release && group !== null ? groupHome(release.reader, group, period.end) : null;
    if (release === null || home === null || group === null || hprs.length === 0) {
      return { people, isWithheld: false, figures: [] };
    }
    const { reader } = release;
    const members = reader.homes.membersOf(group, period.end);
    if (!maySharedBeTold(members, hprs.length, house.configuration.disclosure.minimumGroupMembers)) {
      return { people, isWithheld: true, figures: [] };
    }
    const sharers = (
      await Promise.all(hprs.map((hpr) => openSharer(house, reader, hpr, nameOf(hpr))))
    ).filter((sharer) => sharer !== null);
    const comparators = comparatorFigures(reader, house.content.geography);
    const source = { reader, comparators, home, period, isFollowUp: false };
    const figures = [];
    for (const id of penicillinFirst(report.indicators, (indicator) => indicator)) {
      const definition = house.content.indicators.find((each) => each.id === id);
      if (!definition) continue;
      const input = await groupIndicator(source, definition);
      const shared = sharers.map(
        ({ hpr, name, own }): SharedFigure => ({
          name,
          isReader: hpr === actor.hpr,
          figure: figureOf(definition, own({ indicator: id, kind: period.kind, end: period.end })),
        }),
      );
      if (hasAnyFigure(input, shared))
        figures.push(sharedBlock(input, shared, groupTexts(house.content.messages)));
    }
    const seen = sharers.filter(({ hpr }) => hpr !== actor.hpr);
    await appendAudit(
      house.db,
      seen.map(({ prescriber }) =>
        auditEntry(house, actor, {
          act: 'read-shared-figures',
          objectKind: 'shared-figures',
          objectId: sharedFiguresId(input.roundId, prescriber),
          requestId: call.requestId,
        }),
      ),
    );
    return { people, isWithheld: false, figures };
  });
};

/** Those who show their figures and still take part in a round that still runs. */
async function sharingNow(
  house: House,
  actor: Actor,
  { mine }: IssuedGroupReport,
): Promise<readonly string[]> {
  const { entry, round } = mine;
  const sharing = isClosed(round) ? [] : await listSharing(house.db, entry.id);
  const present = sharing.filter((hpr) => round.participants.get(doctorIn(hpr))?.leftOn === null);
  if (!canReadSharedFigures(actor, { group: entry.unit.id, isShared: true })) {
    throw new Refusal('not-found', 'There are no such figures.');
  }
  return present;
}

/** `null` for a doctor whom the release knows nothing of. */
async function openSharer(
  house: House,
  reader: ReleaseReader,
  hpr: string,
  name: string,
): Promise<Sharer | null> {
  const prescriber = await findPrescriber(house.db, hpr);
  if (prescriber === null) return null;
  return { hpr, name, prescriber, own: await reader.ownCells({ kind: 'shared', prescriber }, prescriber) };
}

function hasAnyFigure({ own }: IndicatorInput, shared: readonly SharedFigure[]): boolean {
  return [own, ...shared.map(({ figure }) => figure)].some(({ estimate }) => estimate.value !== null);
}

const NAMES = new Intl.Collator('nb');

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return NAMES.compare(a.name, b.name);
}
