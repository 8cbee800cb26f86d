import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../texts/index.ts';
import { messages } from './testing/report-with.ts';
import { RULE_EXAMPLES } from './testing/rule-examples.ts';

/** What each rule says, in bokmål, nynorsk and English. */
const SENTENCES: Readonly<Record<string, readonly [nb: string, nn: string, en: string]>> = {
  'volume-improved: as in the county': [
    'Du skriver ut færre antibiotika enn året før: 268 mot 341 resepter per 1000 pasienter. I fylket var endringen \u221212\u00a0%, og forskjellen kan være tilfeldig.',
    'Du skriv ut færre antibiotika enn året før: 268 mot 341 reseptar per 1000 pasientar. I fylket var endringa \u221212\u00a0%, og skilnaden kan vere tilfeldig.',
    'You prescribe fewer antibiotics than the year before: 268 against 341 prescriptions per 1000 patients. In the county the change was \u221212%, and the difference may be chance.',
  ],
  'volume-improved: more than in the county': [
    'Du skriver ut færre antibiotika enn året før: 178 mot 341 resepter per 1000 pasienter. Nedgangen er større enn i fylket, der endringen var \u221212\u00a0%.',
    'Du skriv ut færre antibiotika enn året før: 178 mot 341 reseptar per 1000 pasientar. Nedgangen er større enn i fylket, der endringa var \u221212\u00a0%.',
    'You prescribe fewer antibiotics than the year before: 178 against 341 prescriptions per 1000 patients. The fall is larger than in the county, where the change was \u221212%.',
  ],
  'volume-improved: less than in the county': [
    'Du skriver ut færre antibiotika enn året før: 268 mot 341 resepter per 1000 pasienter. Nedgangen er mindre enn i fylket, der endringen var \u221252\u00a0%.',
    'Du skriv ut færre antibiotika enn året før: 268 mot 341 reseptar per 1000 pasientar. Nedgangen er mindre enn i fylket, der endringa var \u221252\u00a0%.',
    'You prescribe fewer antibiotics than the year before: 268 against 341 prescriptions per 1000 patients. The fall is smaller than in the county, where the change was \u221252%.',
  ],
  'volume-improved: others are hidden': [
    'Du skriver ut færre antibiotika enn året før: 268 mot 341 resepter per 1000 pasienter.',
    'Du skriv ut færre antibiotika enn året før: 268 mot 341 reseptar per 1000 pasientar.',
    'You prescribe fewer antibiotics than the year before: 268 against 341 prescriptions per 1000 patients.',
  ],
  'volume-worsened: more than in the county': [
    'Du skriver ut flere antibiotika enn året før: 356 mot 268 resepter per 1000 pasienter. Økningen er større enn i fylket, der endringen var \u221212\u00a0%.',
    'Du skriv ut fleire antibiotika enn året før: 356 mot 268 reseptar per 1000 pasientar. Auken er større enn i fylket, der endringa var \u221212\u00a0%.',
    'You prescribe more antibiotics than the year before: 356 against 268 prescriptions per 1000 patients. The rise is larger than in the county, where the change was \u221212%.',
  ],
  'volume-turned-down: after a rise': [
    'Utviklingen har snudd. Etter en økning fra 268 til 341 er du nå nede på 268 resepter per 1000 pasienter.',
    'Utviklinga har snudd. Etter ein auke frå 268 til 341 er du no nede på 268 reseptar per 1000 pasientar.',
    'The trend has turned. After a rise from 268 to 341 you are now down to 268 prescriptions per 1000 patients.',
  ],
  'volume-turned-up: after a fall': [
    'Utviklingen har snudd. Etter en nedgang fra 341 til 268 er du nå oppe i 341 resepter per 1000 pasienter.',
    'Utviklinga har snudd. Etter ein nedgang frå 341 til 268 er du no oppe i 341 reseptar per 1000 pasientar.',
    'The trend has turned. After a fall from 341 to 268 you are now up at 341 prescriptions per 1000 patients.',
  ],
  'volume-below-expected: for age and sex': [
    'Du skriver ut 178 resepter per 1000 pasienter i året. Alder og kjønn på listen din tilsier 270, så du ligger lavere enn ventet.',
    'Du skriv ut 178 reseptar per 1000 pasientar i året. Alder og kjønn på lista di tilseier 270, så du ligg lågare enn venta.',
    'You write 178 prescriptions per 1000 patients a year. The age and sex of your list suggest 270, so you are lower than expected.',
  ],
  'volume-above-expected: for age and sex': [
    'Du skriver ut 356 resepter per 1000 pasienter i året. Alder og kjønn på listen din tilsier 270, så du ligger høyere enn ventet.',
    'Du skriv ut 356 reseptar per 1000 pasientar i året. Alder og kjønn på lista di tilseier 270, så du ligg høgare enn venta.',
    'You write 356 prescriptions per 1000 patients a year. The age and sex of your list suggest 270, so you are higher than expected.',
  ],
  'volume-steady: within chance': [
    'Du skriver ut om lag som året før: 268 mot 280 resepter per 1000 pasienter. Forskjellen kan være tilfeldig.',
    'Du skriv ut om lag som året før: 268 mot 280 reseptar per 1000 pasientar. Skilnaden kan vere tilfeldig.',
    'You prescribe much as the year before: 268 against 280 prescriptions per 1000 patients. The difference may be chance.',
  ],
  'choice-improved: with room left': [
    'Av luftveisantibiotika du skrev ut, var 50\u00a0% penicillin V. Året før var det 33\u00a0%. Oppnåelig nivå er 68\u00a0%.',
    'Av luftvegsantibiotika du skreiv ut, var 50\u00a0% penicillin V. Året før var det 33\u00a0%. Oppnåeleg nivå er 68\u00a0%.',
    'Of the respiratory antibiotics you prescribed, 50% were penicillin V. The year before it was 33%. The achievable level is 68%.',
  ],
  'choice-improved: at the achievable level': [
    'Av luftveisantibiotika du skrev ut, var 70\u00a0% penicillin V. Året før var det 48\u00a0%.',
    'Av luftvegsantibiotika du skreiv ut, var 70\u00a0% penicillin V. Året før var det 48\u00a0%.',
    'Of the respiratory antibiotics you prescribed, 70% were penicillin V. The year before it was 48%.',
  ],
  'choice-worsened: away from the achievable level': [
    'Av luftveisantibiotika du skrev ut, var 33\u00a0% penicillin V. Året før var det 50\u00a0%. Oppnåelig nivå er 68\u00a0%.',
    'Av luftvegsantibiotika du skreiv ut, var 33\u00a0% penicillin V. Året før var det 50\u00a0%. Oppnåeleg nivå er 68\u00a0%.',
    'Of the respiratory antibiotics you prescribed, 33% were penicillin V. The year before it was 50%. The achievable level is 68%.',
  ],
  'choice-room: below the achievable level': [
    'Av luftveisantibiotika du skrev ut, var 41\u00a0% penicillin V. Oppnåelig nivå er 68\u00a0%.',
    'Av luftvegsantibiotika du skreiv ut, var 41\u00a0% penicillin V. Oppnåeleg nivå er 68\u00a0%.',
    'Of the respiratory antibiotics you prescribed, 41% were penicillin V. The achievable level is 68%.',
  ],
  'choice-better: than in the county': [
    'Av luftveisantibiotika du skrev ut, var 70\u00a0% penicillin V. I fylket er det 54\u00a0%. Det er noe å bygge videre på.',
    'Av luftvegsantibiotika du skreiv ut, var 70\u00a0% penicillin V. I fylket er det 54\u00a0%. Det er noko å byggje vidare på.',
    'Of the respiratory antibiotics you prescribed, 70% were penicillin V. In the county it is 54%. That is something to build on.',
  ],
  'follow-up-improved: as in the county': [
    'Du skrev ut 237 resepter per 1000 pasienter, regnet per år. I de samme månedene året før var det 339. I fylket var endringen \u221212\u00a0%, og forskjellen kan være tilfeldig.',
    'Du skreiv ut 237 reseptar per 1000 pasientar, rekna per år. I dei same månadene året før var det 339. I fylket var endringa \u221212\u00a0%, og skilnaden kan vere tilfeldig.',
    'You wrote 237 prescriptions per 1000 patients, counted per year. In the same months a year earlier it was 339. In the county the change was \u221212%, and the difference may be chance.',
  ],
  'follow-up-worsened: against the county': [
    'Du skrev ut 339 resepter per 1000 pasienter, regnet per år. I de samme månedene året før var det 237. Økningen er større enn i fylket, der endringen var \u221212\u00a0%.',
    'Du skreiv ut 339 reseptar per 1000 pasientar, rekna per år. I dei same månadene året før var det 237. Auken er større enn i fylket, der endringa var \u221212\u00a0%.',
    'You wrote 339 prescriptions per 1000 patients, counted per year. In the same months a year earlier it was 237. The rise is larger than in the county, where the change was \u221212%.',
  ],
  'follow-up-steady: within chance': [
    'Du skrev ut 254 resepter per 1000 pasienter, regnet per år. I de samme månedene året før var det 268. Forskjellen kan være tilfeldig, så vent til neste rapport før du trekker en slutning.',
    'Du skreiv ut 254 reseptar per 1000 pasientar, rekna per år. I dei same månadene året før var det 268. Skilnaden kan vere tilfeldig, så vent til neste rapport før du trekkjer ei slutning.',
    'You wrote 254 prescriptions per 1000 patients, counted per year. In the same months a year earlier it was 268. The difference may be chance, so wait for the next report before you conclude.',
  ],
  'nothing-stands-out: no figure differs': [
    'Ingen av tallene dine skiller seg ut denne gangen. Det du ser av forskjeller, kan være tilfeldig. Bruk rapporten til å velge én ting du vil holde ved like.',
    'Ingen av tala dine skil seg ut denne gongen. Det du ser av skilnader, kan vere tilfeldig. Bruk rapporten til å velje éin ting du vil halde ved like.',
    'None of your figures stands out this time. The differences you see may be chance. Use the report to choose one thing that you want to keep up.',
  ],
  'small-number: few prescriptions': [
    'Du har 19 antibiotikaresepter i perioden. Så små tall svinger mye fra år til år. Se dem sammen med gruppens.',
    'Du har 19 antibiotikareseptar i perioden. Så små tal svingar mykje frå år til år. Sjå dei saman med tala til gruppa.',
    "You have 19 antibiotic prescriptions in the period. Numbers this small swing a good deal from year to year. Read them together with your group's.",
  ],
  'missing-data: months are missing': [
    'Registeret mangler data for oktober 2020 og november 2020. Tallene bygger på resten av perioden.',
    'Registeret manglar data for oktober 2020 og november 2020. Tala byggjer på resten av perioden.',
    'The register lacks data for October 2020 and November 2020. The figures rest on the remaining months.',
  ],
  'first-report: nothing came before': [
    'Dette er din første rapport. Den er et utgangspunkt: neste rapport viser hva som har endret seg.',
    'Dette er den første rapporten din. Han er eit utgangspunkt: neste rapport viser kva som har endra seg.',
    'This is your first report. It is a starting point: the next one shows what has changed.',
  ],
  'no-list: choice only': [
    'Du sto ikke med egen fastlegeliste i perioden. Rapporten viser derfor hvilke antibiotika du velger, og ikke hvor mange du skriver ut per pasient.',
    'Du stod ikkje med eiga fastlegeliste i perioden. Rapporten viser derfor kva antibiotika du vel, og ikkje kor mange du skriv ut per pasient.',
    'You held no GP list in the period. The report therefore shows which antibiotics you choose, not how many you prescribe per patient.',
  ],
  'declared-list-only: a locum who has declared a list': [
    'Du sto ikke med egen fastlegeliste i perioden. Rapporten viser hvilke antibiotika du velger, og hvor mange du skriver ut per pasient på listen du selv har oppgitt.',
    'Du stod ikkje med eiga fastlegeliste i perioden. Rapporten viser kva antibiotika du vel, og kor mange du skriv ut per pasient på lista du sjølv har oppgitt.',
    'You held no GP list in the period. The report shows which antibiotics you choose, and how many you prescribe per patient on the list that you have declared yourself.',
  ],
};

describe('each rule says its sentence', () => {
  for (const { rule, when, report } of RULE_EXAMPLES) {
    it(`${rule}: ${when}`, () => {
      const message = report.messages.find((each) => each.rule === rule);
      expect(LANGUAGES.map((language) => message?.text[language])).toEqual(SENTENCES[`${rule}: ${when}`]);
    });
  }

  it('has an example for every rule that the texts know', () => {
    const known = [...messages.keys()]
      .filter((id) => id.startsWith('report.rule.'))
      .map((id) => id.slice(12));
    expect(new Set(RULE_EXAMPLES.map(({ rule }) => rule))).toEqual(new Set(known));
  });
});
