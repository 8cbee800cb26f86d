import type { DeliveryOverview } from '@smalspor/application/deliveries';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { NeedsAttention } from '../terminal/run-command.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface DeliveriesOptions extends HomeOption {
  readonly release?: string;
  readonly json?: boolean;
}

type Delivery = DeliveryOverview['deliveries'][number];
type Alert = DeliveryOverview['alerts'][number];
type Expected = DeliveryOverview['expected'][number];

/** Where a delivery stands, in words of the field. */
const STANDS: Readonly<Record<Delivery['state'], string>> = {
  waiting: 'waits for its files',
  taking: 'checked, is being moved in',
  taken: 'checked, is being imported',
  imported: 'imported',
  released: 'released, reports are being issued',
  done: 'done',
  refused: 'refused',
  withdrawn: 'withdrawn by its sender',
};

/** What somebody does about an alert. */
const TO_DO: Readonly<Record<Alert['kind'], string>> = {
  late: 'ask the register when it comes',
  incomplete: 'ask the sender for the rest of its files',
  refused: 'ask the sender to mend it and to deliver all files again',
  stopped: 'ask the register for a corrected delivery, or publish it all the same with --release',
  unannounced: 'ask whoever put the files there for a manifest, or remove them',
};

function describeAlert({ kind, deliveryId }: Alert): readonly string[] {
  return [deliveryId === null ? kind : `${kind}  ${deliveryId}`, `  ${TO_DO[kind]}`];
}

/** What is late is seen here at once; its alert comes with the next morning of a served home. */
function describeLate({ format, from, to, dueOn, daysLate }: Expected): readonly string[] {
  const days = daysLate === 1 ? '1 day' : `${daysLate} days`;
  return [`late  ${format}  ${from} to ${to}, due ${dueOn}, ${days} ago`, `  ${TO_DO.late}`];
}

/** What somebody must do, two lines for each thing. */
function describeNeeds({ expected, alerts }: DeliveryOverview): readonly (readonly string[])[] {
  return [
    ...alerts.filter(({ kind }) => kind !== 'late').map(describeAlert),
    ...expected.filter(({ daysLate }) => daysLate > 0).map(describeLate),
  ];
}

function describeDelivery({
  id,
  seenAt,
  sender,
  cameBy,
  state,
  isStopped,
  reason,
  files,
}: Delivery): readonly string[] {
  const stands = isStopped ? `${STANDS[state]}, waits for a decision` : STANDS[state];
  const names = files.map(({ name }) => name).join(', ');
  return [
    `${id}  ${seenAt}  ${sender ?? cameBy}  ${stands}  ${names}`,
    ...(reason === null || state === 'done' ? [] : [`  ${reason}`]),
  ];
}

function describe(overview: DeliveryOverview): readonly string[] {
  const { isOn, expected, deliveries } = overview;
  const needs = describeNeeds(overview).flat();
  return [
    ...(isOn ? [] : ['No folder is watched, and no sender is set up']),
    'Expected',
    ...expected.map(({ format, from, to, dueOn }) => `  ${format}  ${from} to ${to}, due ${dueOn}`),
    ...(expected.length === 0 ? ['  nothing has been set up'] : []),
    'Arrived, the newest first',
    ...deliveries.flatMap(describeDelivery).map((line) => `  ${line}`),
    ...(deliveries.length === 0 ? ['  nothing yet'] : []),
    'Needs somebody',
    ...needs.map((line) => `  ${line}`),
    ...(needs.length === 0 ? ['  nothing'] : []),
  ];
}

const EXPLAINED = `
What the page of deliveries shows, also while a server serves the home. Exits with 6 when something needs somebody: a delivery
that is late, refused, incomplete or waits for a decision, or files that no manifest names. The command looks at nothing anew;
a served home does each minute.

Examples:
  smalspor deliveries
  smalspor deliveries --json
  smalspor deliveries --home /srv/smalspor > /dev/null || echo "Look at the deliveries"
  smalspor deliveries --release 6f1c0a3e-5a0e-4b41-9f8e-2a8f5a1d7c11`;

/** `smalspor deliveries`: whether deliveries are on time, and what somebody must do. */
export function addDeliveries(program: Command): void {
  withHomeOption(
    program
      .command('deliveries')
      .description(
        'What comes by itself: what was expected when, what has arrived, where it stands, and what to do',
      )
      .option(
        '--release <id>',
        'publish a delivery that waits for a decision, although something stands against it',
      )
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', EXPLAINED)
    .action((options: DeliveriesOptions) =>
      options.release === undefined ? list(options) : release(options, options.release),
    );
}

function list(options: DeliveriesOptions): Promise<void> {
  return runInHome(options, { access: 'reads' }, async ({ house, actor, print }) => {
    const { overviewOfDeliveries } = await import('@smalspor/application/deliveries');
    const overview = await overviewOfDeliveries(house, actor);
    if (options.json) print(JSON.stringify(overview));
    else for (const line of describe(overview)) print(line);
    const { length } = describeNeeds(overview);
    if (length > 0)
      throw new NeedsAttention(`${length === 1 ? '1 thing needs' : `${length} things need`} somebody.`);
  });
}

/** As `smalspor release` does, the command goes the whole way itself: nobody else works in the home meanwhile. */
function release(options: DeliveriesOptions, deliveryId: string): Promise<void> {
  return runInHome(options, { access: 'writes' }, async ({ house, actor, progress, signal, print }) => {
    const { letDeliveryGoOn } = await import('@smalspor/application/deliveries');
    const tools = { onProgress: progress, signal, requestId: null };
    const delivery = await letDeliveryGoOn(house, actor, deliveryId, tools);
    if (options.json) print(JSON.stringify(delivery));
    else for (const line of describeDelivery(delivery)) print(line);
  });
}
