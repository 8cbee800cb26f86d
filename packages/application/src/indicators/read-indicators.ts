import { appendAudit } from '@smalspor/database/audit';
import { findPrescriber } from '@smalspor/database/prescribers';
import { type Actor, canProduceReport } from '@smalspor/domain/access';
import { type Cell, type Estimate, estimateOf, type IndicatorDefinition } from '@smalspor/domain/indicators';
import { countyCode, LEVELS, type Level, municipalityCode } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';

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

/** The codes of a level in the release, as they are written in `--unit`. Doctors and groups are never listed. */
function unitsOf(reader: ReleaseReader, level: Level): readonly string[] {
  if (level === 'gp' || level === 'group') {
    throw new Refusal(
      'not-allowed',
      `Units of the level ${level} are not listed: they are known to those concerned.`,
    );
  }
  return reader.publishedUnits(level).map((unit) => {
    if (level === 'nation') return 'nation:0';
    return `${level}:${level === 'municipality' ? municipalityCode(unit) : countyCode(unit)}`;
  });
}

type FindCell = (definition: IndicatorDefinition) => Estimate;

function ofCell(definition: IndicatorDefinition, cell: Cell | null): Estimate {
  return cell === null ? { value: null, reason: 'no-data' } : estimateOf(definition, cell);
}

/** A doctor's own figures, for the command line of a home with invented data. */
async function ownFigures(house: House, actor: Actor, reader: ReleaseReader, hpr: string): Promise<FindCell> {
  if (!canProduceReport(actor) || !(await house.synthetic())) {
    throw new Refusal('not-allowed', "A doctor's figures are the doctor's own, on the page.");
  }
  const prescriber = await findPrescriber(house.db, hpr);
  if (prescriber === null)
    throw new Refusal('not-found', 'There is no doctor with this HPR number in the registers.');
  await appendAudit(
    house.db,
    auditEntry(house, actor, {
      act: 'read-indicators',
      objectKind: 'prescriber',
      objectId: String(prescriber),
      requestId: null,
    }),
  );
  const own = await reader.ownCells({ kind: 'own', prescriber }, prescriber);
  const end = lastQuarterEnd(reader.manifest);
  return (definition) => ofCell(definition, own({ indicator: definition.id, kind: 'rolling12', end }));
}

function publishedFigures(reader: ReleaseReader, { level, code }: UnitOfLevel): FindCell {
  if (level === 'gp' || level === 'group') {
    throw new Refusal('not-allowed', "A group's figures are its members' own, in their reports.");
  }
  const end = lastQuarterEnd(reader.manifest);
  return (definition) => {
    const published = reader.publishedCell(level, Number(code), {
      indicator: definition.id,
      kind: 'rolling12',
      end,
    });
    return published.cell === null
      ? { value: null, reason: published.reason }
      : ofCell(definition, published.cell);
  };
}

function writeLine(definition: IndicatorDefinition, estimate: Estimate): string {
  const name = definition.texts.en.short.padEnd(44);
  if (estimate.value === null) return `${name} – (${estimate.reason})`;
  const interval =
    estimate.low === null || estimate.high === null
      ? ''
      : ` (${estimate.low.toFixed(1)}–${estimate.high.toFixed(1)})`;
  return `${name} ${estimate.value.toFixed(1)}${interval}`;
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
      const units = unitsOf(reader, request.level);
      return { ...head, unit: null, indicators: [], units, lines: units };
    }
    const unit = parseUnit(request.unit);
    const find =
      unit.level === 'gp'
        ? await ownFigures(house, actor, reader, unit.code)
        : publishedFigures(reader, unit);
    const definitions = house.content.indicators.filter(({ setting }) => setting === 'general-practice');
    const indicators = definitions.map((definition) => ({
      indicator: definition.id,
      version: definition.version,
      estimate: find(definition),
    }));
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
