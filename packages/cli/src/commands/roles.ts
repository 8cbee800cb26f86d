import type { GrantedRole, StaffRole } from '@smalspor/application/accounts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface RoleOptions extends HomeOption {
  readonly subject: string;
  readonly issuer: string;
  readonly role: StaffRole;
  readonly unit?: string;
}

/** The roles that can be given by hand; a test compares them with the application's. */
export const GRANTABLE: readonly StaffRole[] = [
  'municipal-doctor',
  'county-staff',
  'regional-centre',
  'programme-admin',
  'data-manager',
  'secretariat',
  'researcher',
];

function readDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('A day is written as 2026-08-01.');
  }
  return text;
}

function withRole(command: Command): Command {
  return withHomeOption(command)
    .requiredOption(
      '--subject <sub>',
      'the person’s name at the log-in service, as `smalspor roles list` shows it',
    )
    .requiredOption('--issuer <address>', 'the log-in service that knows the person')
    .addOption(new Option('--role <role>', 'which role').choices(GRANTABLE).makeOptionMandatory())
    .option('--unit <kind:code>', 'where, as municipality:0301, county:03 or region:sor-ost');
}

/** `smalspor roles`: who holds a role by the operator's hand. */
export function addRoles(program: Command): void {
  const roles = program.command('roles').description('Roles of staff, given and taken by hand');
  addList(roles);
  withRole(roles.command('grant').description('Give somebody who has logged in once a role'))
    .addOption(new Option('--from <day>', 'the first day').argParser(readDay).makeOptionMandatory())
    .addOption(new Option('--to <day>', 'the last day; without it until it is ended').argParser(readDay))
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor roles grant --issuer https://idporten.no --subject abc123 --role secretariat --from 2026-08-01\n  smalspor roles grant --issuer https://idporten.no --subject abc123 --role county-staff --unit county:03 --from 2026-08-01',
    )
    .action((options: RoleOptions & { readonly from: string; readonly to?: string }) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, print }) => {
        const { grantStaffRole } = await import('@smalspor/application/accounts');
        const { unit = null, to = null } = options;
        await grantStaffRole(house, actor, { ...options, unit, to });
        print(`${options.role} from ${options.from}${to === null ? '' : ` to ${to}`}`);
      }),
    );
  withRole(roles.command('end').description('Take a role away, at once or after a day'))
    .addOption(new Option('--on <day>', 'the last day; without it the role ends now').argParser(readDay))
    .addHelpText(
      'after',
      '\nA role that ends counts no more at the person’s next request. Who has no other role is signed out by it.\n\nExamples:\n  smalspor roles end --issuer https://idporten.no --subject abc123 --role secretariat',
    )
    .action((options: RoleOptions & { readonly on?: string }) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, print }) => {
        const { endStaffRole } = await import('@smalspor/application/accounts');
        const { unit = null, on = null } = options;
        await endStaffRole(house, actor, { ...options, unit }, on);
        print(on === null ? `${options.role} has ended` : `${options.role} ends after ${on}`);
      }),
    );
}

function describeRole(held: GrantedRole): string {
  const { issuer, subject, name, role, unitKind, unitId, validFrom, validTo, endedAt } = held;
  const where = unitId === '' ? '' : ` in ${unitKind}:${unitId}`;
  const ended = endedAt === null ? '' : `, ended ${endedAt}`;
  return `${name}  ${issuer}  ${subject}  ${role}${where}  ${validFrom} – ${validTo ?? ''}${ended}`;
}

function addList(roles: Command): void {
  withHomeOption(
    roles
      .command('list')
      .description('Roles that were given by hand, and who has logged in without any')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nSomebody without an HPR number logs in once, is told that there is no role, and then stands in this list.\n\nExamples:\n  smalspor roles list\n  smalspor roles list --json',
    )
    .action((options: HomeOption & { readonly json?: boolean }) =>
      runInHome(options, { access: 'reads' }, async ({ house, actor, print }) => {
        const { listStaffRoles } = await import('@smalspor/application/accounts');
        const found = await listStaffRoles(house, actor);
        const lines = [
          ...found.roles.map(describeRole),
          ...found.newcomers.map(
            ({ issuer, subject, name, lastSignInAt }) =>
              `${name}  ${issuer}  ${subject}  no role, last here ${lastSignInAt}`,
          ),
        ];
        if (options.json) print(JSON.stringify(found));
        else if (lines.length === 0) print('Nobody has been given a role or waits for one');
        else for (const line of lines) print(line);
      }),
    );
}
