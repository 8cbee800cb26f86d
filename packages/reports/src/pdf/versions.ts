/** What a report's bytes depend on beside its model; stored in every model. */
export const RENDERER_VERSIONS = {
  /** Raised with every change of the template or the pictures that moves a mark. */
  template: '2',
  font: 'inter-0.4.2',
  renderer: 'typst-0.14.2',
} as const;
