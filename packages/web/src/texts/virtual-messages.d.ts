/*
 * The texts of `content/messages` that the page has, compiled in by Vite: a file for each language, because nobody reads three.
 */
declare module 'virtual:messages/nb' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/nn' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/en' {
  export const messages: Readonly<Record<string, string>>;
}
/** What the page says when it has stopped, in every language, because the language may be what is missing. */
declare module 'virtual:messages/stopped' {
  import type { Localised } from '@smalspor/domain/texts';
  export const stopped: Localised;
}
