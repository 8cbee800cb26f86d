import type { Language } from '@smalspor/domain/texts';
import { loadOrRenew } from '../api/load-or-renew.ts';
import type { Messages } from './write-message.ts';

const FILES: Readonly<Record<Language, () => Promise<{ readonly messages: Messages }>>> = {
  nb: () => import('virtual:messages/nb'),
  nn: () => import('virtual:messages/nn'),
  en: () => import('virtual:messages/en'),
};

/** The page's texts in one language. @throws when the file does not come */
export async function loadMessages(language: Language): Promise<Messages> {
  return (await loadOrRenew(FILES[language])).messages;
}
