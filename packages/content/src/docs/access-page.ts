import { ACT_TEXTS, type Act, type Reach, ROLE_TABLE, ROLE_TEXTS, ROLES } from '@smalspor/domain/access';
import { markdownTable } from './markdown-table.ts';

const WORDS: Readonly<Record<Reach, string>> = { none: '–', own: 'own', unit: 'own unit', all: 'all' };

/** `docs/access.md`: the role table as people read it. */
export function accessPage(): string {
  const acts = Object.keys(ROLE_TABLE) as Act[];
  const table = markdownTable([
    ['', ...ROLES.map((role) => `\`${role}\``)],
    ...acts.map((act) => [ACT_TEXTS[act], ...ROLES.map((role) => WORDS[ROLE_TABLE[act][role]])]),
  ]);
  const roles = markdownTable([['Role', 'Who'], ...ROLES.map((role) => [`\`${role}\``, ROLE_TEXTS[role]])]);
  return `<!-- Generated from packages/domain/src/access by packages/content/src/docs/command.ts: change the table, not this page. -->

# Who sees what

One table in code decides, and this page shows it. Several roles add up; a role follows from facts and not from what a
client asks for. What an actor may not see answers 404. Every reading of a person's, a prescriber's or an institution's
data is a line in the audit log, and so is every attempt of somebody signed in that is refused.

- **own**: only what belongs to the actor.
- **own unit**: only the units in which the role is held: the group that is led or belonged to, the municipality, the county,
  the region. A municipal doctor, a county and a region also reach what lies in their area; a doctor only the very place.
- **all**: everything; logged where it touches a named person.

${table}

## Roles

${roles}

## What follows from it

- Nobody reads a colleague's report. A leader sees who comes and who hands in; a member's figures only when the member
  shares them, in one round, and as long as the member wants.
- Supervisors see shares and aggregates that have passed disclosure control, never a doctor.
- The programme's administrators print reports for their owners as the controller's processor. They do not browse.
- No view and no mail singles out high prescribers to anyone.
`;
}
