import { listBatches } from '@smalspor/database/batches';
import { Refusal } from '@smalspor/domain/refusal';
import type { Period } from '@smalspor/domain/time';
import { factSidesOf, figuresThatDiffer, openFacts, type Uncounted } from '@smalspor/warehouse/facts';
import {
  declarationFilesOf,
  lakeFilesOf,
  type ReleaseManifest,
  releaseDirectory,
} from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

/** Whether the figures of the country that the served release tells still follow from the register lines. */
export interface FactsVerdict {
  readonly releaseId: string;
  /** Told figures that were counted again. */
  readonly figures: number;
  readonly differing: readonly { readonly indicator: string; readonly period: Period }[];
  /** Indicators that were not: distinct patients, contacts, and those whose definition has another version now. */
  readonly uncounted: readonly { readonly indicator: string; readonly reason: Uncounted | 'definition' }[];
}

/**
 * Counts every told figure of the country again from single lines, by another way than it was measured. Figures that are not
 * told are not counted, and what was counted is compared and not handed out.
 * @throws Refusal `release-missing` before the first release, `release-refused` where its deliveries are no longer all in the lake
 */
export async function verifyFacts(
  house: House,
  { onProgress, signal }: Pick<WorkTools, 'onProgress' | 'signal'>,
): Promise<FactsVerdict> {
  const reader = await house.shelf.current();
  if (reader === null) throw new Refusal('release-missing', 'There is no release yet: publish one first.');
  const { manifest } = reader;
  const { content, home, configuration } = house;
  const facts = await openFacts({
    files: {
      ...lakeFilesOf(home, await batchesOf(house, manifest)),
      ownDeclarations: declarationFilesOf(releaseDirectory(home, manifest.id), manifest.declarations),
    },
    span: { from: manifest.from, to: manifest.to },
    content,
    dddIndexYear: manifest.dddIndexYear,
    memoryLimit: configuration.warehouse.memoryLimit,
    threads: configuration.warehouse.threads,
    spillDirectory: home.temporary,
  });
  try {
    let figures = 0;
    const differing: FactsVerdict['differing'][number][] = [];
    const uncounted: FactsVerdict['uncounted'][number][] = [];
    for (const [index, definition] of content.indicators.entries()) {
      signal.throwIfAborted();
      onProgress({
        step: 'verify',
        phase: 'Counting from the lines',
        done: index,
        total: content.indicators.length,
      });
      const areas = await reader.areaFigures(definition.id);
      const told = areas.flatMap(({ level, period, cell }) =>
        level === 'nation' && cell !== null ? [{ ...cell, period }] : [],
      );
      if (told.length === 0) continue;
      const indicator = definition.id;
      const sides = factSidesOf(definition);
      const measured = manifest.cellColumns.find((column) => column.indicator === indicator);
      const isSame = measured === undefined || measured.version === definition.version;
      if (typeof sides === 'string') uncounted.push({ indicator, reason: sides });
      else if (!isSame) uncounted.push({ indicator, reason: 'definition' });
      else {
        const months = await facts.countNation(definition, { from: manifest.from, to: manifest.to });
        figures += told.length;
        differing.push(...figuresThatDiffer(told, months).map((period) => ({ indicator, period })));
      }
    }
    return { releaseId: manifest.id, figures, differing, uncounted };
  } finally {
    facts.close();
  }
}

/** The deliveries as they lie in the lake now: a rotated key gives their files new names. */
async function batchesOf(house: House, manifest: ReleaseManifest) {
  const stored = await listBatches(house.db);
  const found = manifest.batches.flatMap(({ id, rows }) =>
    stored.filter((batch) => batch.id === id && batch.state !== 'deleted' && batch.rows === rows),
  );
  if (found.length === manifest.batches.length) return found;
  throw new Refusal(
    'release-refused',
    `Release ${manifest.id} was made from deliveries that are no longer whole in the lake, so that it cannot be counted again: publish a new release.`,
  );
}
