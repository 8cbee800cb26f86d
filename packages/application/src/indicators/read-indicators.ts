import { appendAudit } from '@smalspor/database/audit';
import { findPrescriber, listHprNumbers } from '@smalspor/database/prescribers';
import { type Actor, canProduceReport, systemScope } from '@smalspor/domain/access';
import { type Cell, type Estimate, estimateOf, type IndicatorDefinition } from '@smalspor/domain/indicators';
import { countyCode, LEVELS, type Level, municipalityCode } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import type { PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { demandInvented } from './demand-invented.ts';

export interface IndicatorRequest {
  /** `level:code`, such as `nation:0`, `county:03` or `gp:990000123`. */
  readonly unit: string | null;
  readonly level: Level | null;
}

export interface IndicatorLine {
  readonly indicator: string;
  readonly version: number;
  readonly estimate: Estimate;
}

export interface IndicatorTable {
  readonly releaseId: string;
  /** The last month of the twelve. */
  readonly end: string;
  readonly unit: string | null;
  readonly indicators: readonly IndicatorLine[];
  /** The units of the asked level. */
  readonly units: readonly string[];
  /** The same for people. */
  readonly lines: readonly string[];
}

interface UnitOfLevel {
  readonly level: Level;
  readonly code: string;
}

/** @throws Refusal `invalid-request` */
function parseUnit(text: string): UnitOfLevel {
  const [level = '', code = ''] = text.split(':');
  if (!(LEVELS as readonly string[]).includes(level) || !/^\d{1,9}$/.test(code)) {
    throw new Refusal(
      'invalid-request',
      `A unit is written level:code, such as county:03; levels: ${LEVELS.join(', ')}.`,
    );
  }
  return { level: level as Level, code };
}

/**
 * The units of a level in the release, as they are written in `--unit`. Doctors and groups are named to the operator, who issues
 * their reports, and to nobody else; no figure goes with the names.
 */
async function unitsOf(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  level: Level,
): Promise<readonly string[]> {
  if (level === 'nation') return reader.publishedUnits(level).map(() => 'nation:0');
  if (level !== 'gp' && level !== 'group') {
    const write = level === 'municipality' ? municipalityCode : countyCode;
    return reader.publishedUnits(level).map((unit) => `${level}:${write(unit)}`);
  }
  if (!canProduceReport(actor)) {
    throw new Refusal(
      'not-allowed',
      `Units of the level ${level} are not listed: they are known to those concerned.`,
    );
  }
  await appendAudit(
    house.db,
    auditEntry(house, actor, {
      act: 'list-units',
      objectKind: 'level',
      objectId: level,
      requestId: null,
    }),
  );
  if (level === 'group') {
    const doctors = reader.homes.at(lastQuarterEnd(reader.manifest));
    const groups = new Set(doctors.flatMap(({ group }) => group ?? []));
    return [...groups].sort((a, b) => a - b).map((group) => `group:${group}`);
  }
  const known = await listHprNumbers(house.db, systemScope('produce-report'), await reader.prescribers());
  return [...known.values()].sort().map((hpr) => `gp:${hpr}`);
}

type FindCell = (definition: IndicatorDefinition) => Promise<Estimate>;

function ofCell(definition: IndicatorDefinition, cell: Cell | null): Estimate {
  return cell === null ? { value: null, reason: 'no-data' } : estimateOf(definition, cell);
}

async function auditRead(house: House, actor: Actor, objectKind: string, objectId: string): Promise<void> {
  const act = { act: 'read-indicators', objectKind, objectId, requestId: null };
  await appendAudit(house.db, auditEntry(house, actor, act));
}

async function ownFigures(house: House, actor: Actor, reader: ReleaseReader, hpr: string): Promise<FindCell> {
  await demandInvented(house, actor, "A doctor's figures are the doctor's own, on the page.");
  const prescriber = await findPrescriber(house.db, hpr);
  if (prescriber === null)
    throw new Refusal('not-found', 'There is no doctor with this HPR number in the registers.');
  await auditRead(house, actor, 'prescriber', String(prescriber));
  const own = await reader.ownCells({ kind: 'own', prescriber }, prescriber);
  const end = lastQuarterEnd(reader.manifest);
  return async (definition) => ofCell(definition, own({ indicator: definition.id, kind: 'rolling12', end }));
}

async function groupFigures(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  code: string,
): Promise<FindCell> {
  await demandInvented(house, actor, "A group's figures are its members' own, in their reports.");
  const end = lastQuarterEnd(reader.manifest);
  const group = Number(code);
  if (reader.homes.membersOf(group, end) === 0)
    throw new Refusal('not-found', 'There is no group with this number in the release.');
  await auditRead(house, actor, 'group', code);
  return async (definition) =>
    ofPublished(
      definition,
      await reader.groupCell(group, { indicator: definition.id, kind: 'rolling12', end }),
    );
}

function ofPublished(definition: IndicatorDefinition, published: PublishedCell): Estimate {
  return published.cell === null
    ? { value: null, reason: published.reason }
    : ofCell(definition, published.cell);
}

function areaFigures(reader: ReleaseReader, level: Exclude<Level, 'gp' | 'group'>, code: string): FindCell {
  const end = lastQuarterEnd(reader.manifest);
  if (!reader.knowsArea(level, Number(code), end)) {
    throw new Refusal(
      'not-found',
      `There is no ${level} with this code in the release: smalspor indicators --level ${level} --list names those that there are.`,
    );
  }
  return async (definition) =>
    ofPublished(
      definition,
      reader.publishedCell(level, Number(code), { indicator: definition.id, kind: 'rolling12', end }),
    );
}

function figuresOf(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  { level, code }: UnitOfLevel,
): FindCell | Promise<FindCell> {
  if (level === 'gp') return ownFigures(house, actor, reader, code);
  if (level === 'group') return groupFigures(house, actor, reader, code);
  return areaFigures(reader, level, code);
}

function writeLine(definition: IndicatorDefinition, estimate: Estimate): string {
  const name = definition.texts.en.short.padEnd(44);
  if (estimate.value === null) return `${name} – (${estimate.reason})`;
  const interval =
    estimate.low === null || estimate.high === null
      ? ''
      : ` (${estimate.low.toFixed(1)}–${estimate.high.toFixed(1)})`;
  return `${name} ${estimate.value.toFixed(1)}${definition.scale === 'percent' ? ' %' : ''}${interval}`;
}

/** Figures of one unit for the last twelve months of the served release, or the units of a level. */
export async function readIndicators(
  house: House,
  actor: Actor,
  request: IndicatorRequest,
): Promise<IndicatorTable> {
  const act = { act: 'read-indicators', objectKind: 'unit', objectId: request.unit, requestId: null };
  return auditRefusal(house, actor, act, async () => {
    const reader = await house.shelf.current();
    if (reader === null) throw new Refusal('release-missing', 'There is no release yet: publish one first.');
    const head = { releaseId: reader.manifest.id, end: formatMonth(lastQuarterEnd(reader.manifest)) };
    if (request.unit === null) {
      if (request.level === null)
        throw new Refusal('invalid-request', 'Say --unit level:code, or --level and --list.');
      const units = await unitsOf(house, actor, reader, request.level);
      return { ...head, unit: null, indicators: [], units, lines: units };
    }
    const unit = parseUnit(request.unit);
    const find = await figuresOf(house, actor, reader, unit);
    const definitions = house.content.indicators.filter(({ setting }) => setting === 'general-practice');
    const indicators = await Promise.all(
      definitions.map(async (definition) => ({
        indicator: definition.id,
        version: definition.version,
        estimate: await find(definition),
      })),
    );
    return {
      ...head,
      unit: request.unit,
      indicators,
      units: [],
      lines: definitions.map((definition, index) =>
        writeLine(definition, indicators[index]?.estimate ?? { value: null, reason: 'no-data' }),
      ),
    };
  });
}
