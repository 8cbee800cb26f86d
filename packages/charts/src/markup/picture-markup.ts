import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A chart as an SVG document, for paper. The page mounts the same component instead. */
export function pictureMarkup(picture: ReactElement): string {
  return renderToStaticMarkup(picture);
}
