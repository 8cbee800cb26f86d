import {
  fillMessage,
  inEachLanguage,
  type Localised,
  type Messages,
  type MessageValue,
} from '../texts/index.ts';

/** The texts of `content/messages/report.yaml`, by key without the file's name. */
export interface ReportTexts {
  /** @throws Error for an unknown key or a value that is not given. */
  readonly say: (key: string, values?: Readonly<Record<string, MessageValue>>) => Localised;
  readonly has: (key: string) => boolean;
}

export function reportTexts(messages: Messages): ReportTexts {
  const id = (key: string) => `report.${key}`;
  return {
    say: (key, values = {}) => tidy(fillMessage(messages, id(key), values)),
    has: (key) => messages.has(id(key)),
  };
}

/** The same with the sentences of another file before those of the same key, as where a report speaks to more than one doctor. */
export function textsOver(messages: Messages, file: string): ReportTexts {
  const common = reportTexts(messages);
  const own = (key: string) => `${file}.${key}`;
  return {
    say: (key, values = {}) =>
      messages.has(own(key)) ? tidy(fillMessage(messages, own(key), values)) : common.say(key, values),
    has: (key) => messages.has(own(key)) || common.has(key),
  };
}

/** A part that had nothing to say leaves no double or trailing space. */
function tidy(text: Localised): Localised {
  return inEachLanguage((language) => text[language].replace(/ {2,}/g, ' ').trim());
}

export const NOTHING: Localised = { nb: '', nn: '', en: '' };

/** Sentences after one another. */
export function joinSentences(sentences: readonly Localised[]): Localised {
  return inEachLanguage((language) =>
    sentences
      .map((sentence) => sentence[language])
      .filter(Boolean)
      .join(' '),
  );
}
