import { createElement, type ReactElement, type ReactNode } from 'react';

export interface PictureProps {
  /** Unique on the page: the ids of title and description are made from it. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the picture shows, in words; it carries the same figures. */
  readonly description: string;
  readonly fontSize: number;
  readonly children?: ReactNode;
}

/** The outermost element of every chart: named and described for screen readers, as wide as its place allows. */
export function Picture(props: PictureProps): ReactElement {
  const { id, width, height, title, description, fontSize, children } = props;
  return createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: '100%',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      fontFamily: 'Inter, system-ui, sans-serif',
      fontSize,
    },
    createElement('title', { id: `${id}-title` }, title),
    createElement('desc', { id: `${id}-description` }, description),
    children,
  );
}
