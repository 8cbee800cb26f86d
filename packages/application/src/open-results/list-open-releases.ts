import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { findCurrentRelease, listReleases } from '@smalspor/database/releases';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { isOpenToAll, type OpenRelease, openReleaseForAll } from './open-release.ts';

/** Which releases have been open, and which one is told now. Of earlier ones nothing but that they were is told. */
export const listOpenReleases: UnboundUseCase<House, 'listOpenReleases'> = async (house) => {
  const served = await findCurrentRelease(house.db);
  const open = (await listReleases(house.db)).filter((release) => isOpenToAll(house, release));
  const releases = open.flatMap(({ id, state, synthetic, publishedAt, withdrawnAt }) => {
    if (publishedAt === null || (state !== 'published' && state !== 'withdrawn')) return [];
    const told = id === served?.id ? 'current' : 'superseded';
    return [
      { id, state: state === 'withdrawn' ? state : told, synthetic, publishedAt, withdrawnAt } as const,
    ];
  });
  return { current: releases.find(({ state }) => state === 'current')?.id ?? null, releases };
};

/** What the current release covers, and the rules it is counted by. */
export const readOpenRelease: UnboundUseCase<House, 'readOpenRelease'> = async (house, { release }) =>
  describeOpenRelease(await openReleaseForAll(house, release));

export function describeOpenRelease({ id, synthetic, publishedAt, reader }: OpenRelease) {
  const { from, to, contentVersion, dddIndexYear, disclosureThreshold } = reader.manifest;
  return {
    ...{ id, synthetic, publishedAt, contentVersion, dddIndexYear },
    from: formatMonth(from),
    to: formatMonth(to),
    hiddenBelow: disclosureThreshold,
  };
}
