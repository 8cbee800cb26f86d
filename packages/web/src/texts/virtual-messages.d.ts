declare module 'virtual:messages' {
  import type { Localised } from '@smalspor/domain/texts';

  /** `content/messages/web.yaml`, compiled in by Vite. */
  export const messages: Readonly<Record<string, Localised>>;
}
