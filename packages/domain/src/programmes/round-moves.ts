import { lapsesOn } from './lapse.ts';
import type { RoundUnit } from './move.ts';
import { type Handler, refuseStatus } from './move-handler.ts';
import { accept, refuse, type Step } from './move-refusal.ts';
import type { Phase, ProgrammeDefinition } from './programme.ts';
import { isRunning, type Round } from './round.ts';
import { type UnmetCondition, unmetConditions } from './unmet-conditions.ts';

export const invited: Handler<'invited'> = (programme, round, { unit, leader }, day) => {
  if (round.status !== 'new') return refuseStatus('invited', round.status);
  const fault = unitFault(programme, unit, leader, isNamedLater(programme, unit));
  return fault ?? accept({ ...round, status: 'invited', unit, leader, invitedOn: day });
};

export const enrolled: Handler<'enrolled'> = (programme, round, { unit, leader }, day) => {
  if (round.status === 'new' && programme.enrolment === 'by-invitation') return refuse('enrolment-not-open');
  if (round.status !== 'new' && round.status !== 'invited') return refuseStatus('enrolled', round.status);
  if (round.unit && (round.unit.id !== unit.id || round.unit.kind !== unit.kind)) {
    return refuse('unit-differs', { invited: round.unit.id, unit: unit.id });
  }
  const fault = unitFault(programme, unit, leader);
  return fault ?? accept({ ...round, status: 'enrolled', unit, leader, enrolledOn: day });
};

export const leaderNamed: Handler<'leader-named'> = (programme, round, { leader }) => {
  if (round.status !== 'invited' && !isRunning(round)) return refuseStatus('leader-named', round.status);
  if (round.leader === leader) return refuse('already-done');
  const fault = round.unit && unitFault(programme, round.unit, leader);
  return fault ?? accept({ ...round, leader });
};

export const phaseEntered: Handler<'phase-entered'> = (programme, round, { phase }, day) => {
  if (!isRunning(round)) return refuseStatus('phase-entered', round.status);
  const wanted = programme.phases.find(({ id }) => id === phase);
  if (!wanted) return refuse('phase-unknown', { phase });
  const next = nextPhase(programme, round);
  if (next?.id !== phase) return refuse('phase-out-of-order', { phase, next: next?.id ?? '' });
  const [unmet] = unmetConditions(wanted.enter, round, day);
  if (unmet) return refuseCondition(unmet);
  return accept({ ...round, status: 'active', phases: [...round.phases, { id: phase, on: day }] });
};

export const finished: Handler<'finished'> = (programme, round, _, day) => {
  if (round.status !== 'active') return refuseStatus('finished', round.status);
  const next = nextPhase(programme, round);
  if (next) return refuse('phases-left', { next: next.id });
  const [unmet] = unmetConditions(programme.finish, round, day);
  return unmet ? refuseCondition(unmet) : accept({ ...round, status: 'finished', closedOn: day });
};

export const withdrawn: Handler<'withdrawn'> = (_programme, round, _move, day) => {
  if (round.status !== 'invited' && !isRunning(round)) return refuseStatus('withdrawn', round.status);
  return accept({ ...round, status: 'withdrawn', closedOn: day });
};

export const lapsed: Handler<'lapsed'> = (programme, round, _, day) => {
  const from = lapsesOn(programme, round);
  if (from === null) return refuseStatus('lapsed', round.status);
  return from <= day
    ? accept({ ...round, status: 'lapsed', closedOn: day })
    : refuse('not-due-yet', { from });
};

/** The phase that comes next; `null` in the last one. */
export function nextPhase({ phases }: ProgrammeDefinition, round: Round): Phase | null {
  return phases[round.phases.length] ?? null;
}

function refuseCondition({ condition, done, needed, from }: UnmetCondition): Step<never> {
  const [kind = '', of = ''] = Object.entries(condition)[0] ?? [];
  return refuse('condition-not-met', {
    condition: kind,
    of,
    ...(done === null ? {} : { done }),
    ...(needed === null ? {} : { needed }),
    ...(from === null ? {} : { from }),
  });
}

/** Whoever takes up the invitation of an institution becomes its leader. */
function isNamedLater({ units }: ProgrammeDefinition, unit: RoundUnit): boolean {
  return units.find(({ id }) => id === unit.kind)?.register === 'institutions';
}

function unitFault(
  { units }: ProgrammeDefinition,
  unit: RoundUnit,
  leader: string | null,
  mayLackLeader = false,
): Step<never> | null {
  const kind = units.find(({ id }) => id === unit.kind);
  if (!kind) return refuse('unit-kind-unknown', { kind: unit.kind });
  if (kind.hasLeader && leader === null && !mayLackLeader) return refuse('leader-needed', { kind: kind.id });
  if (!kind.hasLeader && leader !== null) return refuse('leader-not-wanted', { kind: kind.id });
  return null;
}
