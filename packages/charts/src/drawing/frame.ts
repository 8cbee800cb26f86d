/**
 * Where a picture will stand. The viewBox is drawn for the place instead of being scaled to it, so that letters keep
 * their size: `phone` is 360 CSS pixels, `wide` a column of a desktop page; the print frames are points on paper.
 */
export const FRAMES = {
  phone: { width: 360, fontSize: 13 },
  wide: { width: 640, fontSize: 14 },
  printHalf: { width: 233, fontSize: 8 },
  printFull: { width: 482, fontSize: 8 },
} as const satisfies Record<string, Frame>;

export type FrameName = keyof typeof FRAMES;

export interface Frame {
  readonly width: number;
  readonly fontSize: number;
}
