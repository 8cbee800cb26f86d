import { type CertificateModel, formatCode, hoursIn } from '@smalspor/domain/certificates';
import { totalHours } from '@smalspor/domain/programmes';
import { formatDay, formatInstantDate, type Language } from '@smalspor/domain/texts';

/** A certificate as the template reads it: finished words in one language. */
export interface CertificatePage {
  readonly language: Language;
  readonly title: string;
  readonly issuer: string;
  /** Said in large letters on a certificate about invented people; `null` on a real one. */
  readonly synthetic: string | null;
  readonly name: string;
  readonly hpr: string | null;
  readonly programme: string;
  readonly replaces: string | null;
  /** Label and value, in the order of the page. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly hours: {
    readonly rows: readonly (readonly [label: string, hours: string])[];
    readonly total: readonly [label: string, hours: string];
  };
  readonly schemes: readonly {
    /** With the approval, `null` for hours that give no points: there the rules are of no use to the holder. */
    readonly name: string | null;
    readonly countsAs: string;
    readonly approval: string | null;
  }[];
  readonly parts: readonly { readonly cells: readonly string[]; readonly hours: string }[];
  readonly code: string;
  readonly address: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The frozen certificate as one language's page. Nothing is computed here but how days and hours are written. */
export function printCertificate(model: CertificateModel, language: Language): CertificatePage {
  const words = Object.fromEntries(
    Object.entries(model.words).map(([word, text]) => [word, text[language]]),
  ) as Record<keyof CertificateModel['words'], string>;
  const day = (date: string) => formatDay(date, language);
  const { eLearning, meetings } = model.hours;
  const rows = [
    [words.eLearning, eLearning],
    [words.meetings, meetings],
  ] as const;
  const { from, to } = model.period;
  return {
    language,
    title: model.title[language],
    issuer: model.issuer,
    synthetic: model.synthetic ? words.synthetic : null,
    name: model.holder.name,
    hpr: model.holder.hpr,
    programme: model.programme.name[language],
    replaces: model.replaces?.[language] ?? null,
    facts: [
      ...(model.groups.length > 0 ? [[words.group, model.groups.join(', ')] as const] : []),
      [words.period, from === to ? day(from) : `${day(from)} – ${day(to)}`],
      [words.issued, formatInstantDate(model.issuedAt, language)],
      [words.issuer, model.issuer],
    ],
    hours: {
      rows: rows
        .filter(([, hours]) => hours > 0)
        .map(([label, hours]) => [label, hoursIn(hours, language)] as const),
      total: [words.total, hoursIn(totalHours(model.hours), language)],
    },
    schemes: model.schemes.map(({ name, countsAs, approvalNumber }) => {
      if (countsAs.kind === 'participation')
        return { name: null, countsAs: countsAs.text[language], approval: null };
      const approval = approvalNumber === null ? words.noApproval : `${words.approval} ${approvalNumber}`;
      return { name: name[language], countsAs: countsAs.text[language], approval };
    }),
    parts: model.parts.map(({ type, name, on, hours }) => ({
      cells: [name[language], words[type], day(on)],
      hours: hoursIn(hours, language),
    })),
    code: formatCode(model.code),
    address: model.verifyAddress,
    words,
  };
}
