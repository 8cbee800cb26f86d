import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import {
  agreedAnswers,
  countVisits,
  headsOf,
  itemFigure,
  itemsOf,
  itemsToWorkOn,
  sumSection,
} from '@smalspor/domain/visits';

type VisitForm = OutputOf<'readVisit'>;
type VisitUseCases = Pick<
  UseCases,
  | 'listVisits'
  | 'readVisitFigures'
  | 'openVisitKey'
  | 'forgetVisitKey'
  | 'readVisit'
  | 'saveVisitAnswers'
  | 'sendVisitReport'
  | 'readVisitReport'
  | 'readVisitReportPdf'
  | 'listInstitutionVisits'
  | 'planVisit'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });
export const FAKE_HOME = '310000019';
export const FAKE_VISIT = '00000000-0000-4000-8000-000000000026';
const SOURCE = {
  title: 'Folkehelseinstituttet, Nasjonal veileder for håndhygiene',
  url: 'https://www.fhi.no/',
};

const CHECKLIST: VisitForm['checklist'] = {
  id: 'round',
  version: 1,
  title: same('Antibiotika- og smittevernvisitt'),
  intro: same('Skriv bare om stedet og rutinene, aldri om beboere eller ansatte.'),
  sections: [
    {
      id: 'hands',
      title: same('Håndhygiene'),
      items: [
        {
          id: 'hands-before',
          kind: 'observed',
          text: same('Hender desinfisert eller vasket før kontakt med en beboer'),
          help: same('Tell hver gang noen skal til å ta på en beboer.'),
          source: SOURCE,
        },
        {
          id: 'disinfectant',
          kind: 'choice',
          text: same('Hånddesinfeksjon finnes der arbeidet gjøres'),
          help: null,
          source: SOURCE,
        },
      ],
    },
    {
      id: 'together',
      title: same('Sammen med avdelingen'),
      items: [{ id: 'agreed', kind: 'note', text: same('Dette ble vi enige om'), help: null, source: null }],
    },
  ],
};

const VISIT: VisitForm = {
  id: FAKE_VISIT,
  organisation: FAKE_HOME,
  home: 'Solbakken sykehjem',
  municipality: 'Oslo',
  ward: '2. etasje',
  wardType: 'long-term',
  day: '2026-11-20' as PlainDate,
  visitor: 'Petra Program',
  state: 'planned',
  checklist: CHECKLIST,
  answers: [],
  report: null,
};

/** Visits to one home, in memory: what two devices send is merged as it would be. */
export function createFakeVisits(): VisitUseCases {
  const forms = new Map<string, VisitForm>([[FAKE_VISIT, VISIT]]);
  const reported = new Map<string, readonly string[]>();
  const keys = new Map<string, { readonly owner: string; readonly secret: string }>();
  const found = (visitId: string): VisitForm => {
    const form = forms.get(visitId);
    if (!form) throw new Refusal('not-found', 'There is no such visit for you.');
    return form;
  };
  const keep = (form: VisitForm): VisitForm => {
    forms.set(form.id, form);
    return form;
  };
  const entries = () => [...forms.values()].map(({ checklist, answers, report, ...entry }) => entry);
  const counted = () =>
    [...forms.values()]
      .filter(({ report }) => report)
      .map(({ ward, day, answers }) => ({
        organisation: Number(FAKE_HOME),
        municipality: '0301',
        ward,
        day,
        answers: agreedAnswers(answers),
      }));
  return {
    listVisits: async () => ({
      visits: entries(),
      homes: [{ organisation: FAKE_HOME, name: VISIT.home, municipality: VISIT.municipality }],
    }),
    listInstitutionVisits: async (_actor, { organisation }) => {
      if (organisation !== FAKE_HOME) throw new Refusal('not-found', 'There is no such institution for you.');
      return {
        organisation,
        name: VISIT.home,
        wardTypes: ['long-term', 'short-term'],
        wards: [VISIT.ward],
        mayVisit: true,
        checklists: [{ id: CHECKLIST.id, title: CHECKLIST.title }],
        visits: entries(),
      };
    },
    planVisit: async ({ name }, { organisation, checklist, ...planned }) =>
      keep({ ...VISIT, ...planned, id: crypto.randomUUID(), visitor: name }),
    readVisit: async (_actor, { visitId }) => found(visitId),
    saveVisitAnswers: async ({ name }, { visitId, answers }) => {
      const form = found(visitId);
      const known = new Set(form.answers.map(({ id }) => id));
      const added = answers.filter(({ id }) => !known.has(id)).map((answer) => ({ ...answer, by: name }));
      const all = [...form.answers, ...added];
      const isOld = JSON.stringify(headsOf(all)) !== JSON.stringify(reported.get(visitId));
      const report = form.report && { ...form.report, isOld };
      return keep({ ...form, answers: all, report, state: report ? 'reported' : 'begun' });
    },
    sendVisitReport: async (_actor, { visitId, heads }) => {
      const form = found(visitId);
      const standing = headsOf(form.answers);
      if (JSON.stringify(standing) !== JSON.stringify(heads.toSorted())) {
        throw new Refusal(
          'changed-meanwhile',
          'Other answers have come: read the visit again, then send it.',
        );
      }
      reported.set(visitId, standing);
      const version = (form.report?.version ?? 0) + 1;
      return keep({
        ...form,
        state: 'reported',
        report: { version, at: new Date().toISOString(), isOld: false },
      });
    },
    readVisitReport: async (_actor, { visitId }) => {
      const { report, checklist, answers: all, ...entry } = found(visitId);
      if (!report) throw new Refusal('not-found', 'There is no report from this visit yet.');
      const answers = agreedAnswers(all);
      const sections = checklist.sections.map((section) => ({ ...section, items: plain(section.items) }));
      return {
        ...entry,
        checklist,
        version: report.version,
        reportedAt: report.at,
        answers,
        sums: sections.map((section) => sumSection(section, answers)),
        workOn: [...itemsToWorkOn(itemsOf({ sections }), answers)],
        before: { day: '2026-05-20' as PlainDate, answers: { disinfectant: { choice: 'no' } } },
      };
    },
    readVisitReportPdf: async (_actor, { visitId, language }) => {
      if (!found(visitId).report) throw new Refusal('not-found', 'There is no report from this visit yet.');
      return { bytes: Buffer.from(`%PDF-1.7 ${language}`), fileName: 'smittevernvisitt.pdf' };
    },
    readVisitFigures: async () => {
      const sections = CHECKLIST.sections.map((section) => ({ ...section, items: plain(section.items) }));
      const items = itemsOf({ sections })
        .filter(({ kind }) => kind !== 'note')
        .map(({ id }) => itemFigure(id, counted()));
      const counts = countVisits(counted());
      return {
        figures: {
          checklist: CHECKLIST,
          fewestHomes: 5,
          all: counts,
          areas: [{ kind: 'region', id: 'sor-ost', name: same('Sør-Øst'), counts }],
          periods: [{ halfYear: '2026-2', counts, items }],
          items,
        },
      };
    },
    openVisitKey: async ({ userId }, { known }) => {
      const own = known.find((id) => keys.get(id)?.owner === userId);
      const id = own ?? crypto.randomUUID();
      const secret =
        keys.get(id)?.secret ?? Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      keys.set(id, { owner: userId, secret });
      return { id, secret };
    },
    forgetVisitKey: async (_actor, { id }) => {
      keys.delete(id);
      return { forgotten: true };
    },
  };
}

function plain(items: VisitForm['checklist']['sections'][number]['items']) {
  return items.map((item) => ({ ...item, source: item.source?.title ?? null }));
}
