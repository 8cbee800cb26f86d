import type { PackagePoints } from './use-course.ts';

/** What the document that plays a package may say; see `play.js` of the server. */
export type PackageMessage =
  | { readonly kind: 'ready' | 'failed' | 'leave' }
  /** Height of its content in CSS pixels. */
  | { readonly kind: 'size'; readonly height: number }
  | { readonly kind: 'done'; readonly points: PackagePoints };

const HEIGHT = { least: 80, most: 4_000 } as const;
const MOST_POINTS = 100_000;

/**
 * Reads a message from a package's document. Its scripts are somebody else's: whatever does not have the right form is no message.
 * @returns `null` for anything else
 */
export function readPackageMessage(data: unknown): PackageMessage | null {
  if (typeof data !== 'object' || data === null || !('smalsporPackage' in data)) return null;
  const { smalsporPackage: kind, ...said } = data as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'ready':
    case 'failed':
    case 'leave':
      return { kind };
    case 'size': {
      const { height } = said;
      if (typeof height !== 'number' || !Number.isFinite(height)) return null;
      return { kind, height: Math.min(HEIGHT.most, Math.max(HEIGHT.least, Math.ceil(height))) };
    }
    case 'done': {
      const points = readPoints(said.points);
      return points === undefined ? null : { kind, points };
    }
    default:
      return null;
  }
}

function readPoints(points: unknown): PackagePoints | undefined {
  if (points === null) return null;
  if (typeof points !== 'object') return undefined;
  const { got, most } = points as { readonly got?: unknown; readonly most?: unknown };
  if (typeof got !== 'number' || typeof most !== 'number') return undefined;
  return got >= 0 && got <= most && most <= MOST_POINTS ? { got, most } : undefined;
}
