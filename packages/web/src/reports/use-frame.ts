import type { FrameName } from '@smalspor/charts/drawing';
import { type RefObject, useEffect, useState } from 'react';

/** From this width a picture is drawn for a desk; below it, for a phone. */
const WIDE_FROM_PX = 520;

/** Which of the chart's frames fits the place where it stands, also when the window changes. */
export function useFrame(place: RefObject<HTMLElement | null>): FrameName {
  const [frame, setFrame] = useState<FrameName>(() => (window.innerWidth < WIDE_FROM_PX ? 'phone' : 'wide'));
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      // A folded picture has no width; it keeps the frame that it had.
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) setFrame(width < WIDE_FROM_PX ? 'phone' : 'wide');
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return frame;
}
