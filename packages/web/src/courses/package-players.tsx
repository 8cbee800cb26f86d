import type { LessonBlock } from '@smalspor/domain/courses';
import { createContext, type ReactNode, useContext } from 'react';

export type PackageBlock = Extract<LessonBlock, { readonly kind: 'package' }>;
type Play = (block: PackageBlock) => ReactNode;

const Player = createContext<Play>(() => null);

/** Says how packages are played in the text within, wherever in it they stand. */
export function PackagePlayers({ play, children }: { readonly play: Play; readonly children: ReactNode }) {
  return <Player value={play}>{children}</Player>;
}

export function usePackagePlayer(): Play {
  return useContext(Player);
}
