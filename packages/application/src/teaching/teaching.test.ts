import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { recordSignIn } from '@smalspor/database/people';
import type { Actor, Role } from '@smalspor/domain/access';
import { unstatedAttendance } from '@smalspor/domain/teaching';
import type { PlainDate } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { correctTeaching, noteTeaching, withdrawTeaching } from './note-teaching.ts';
import { onCourseTaught } from './on-course-taught.ts';
import { readTeaching } from './read-teaching.ts';

const organisation = '310000019';
const gone = { code: 'not-found' };
const details = {
  day: '2026-03-09' as PlainDate,
  minutes: 45,
  teacher: ' Tilsynslegen ',
  attendance: { ...unstatedAttendance(0), doctors: 1, nurses: 6 },
  material: ['rask-3-diagnostics'],
  ownMaterial: '',
  agreed: 'Sjekkliste før hver urinprøve',
};
const occasion = { organisation, ...details };
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: TestHome;
let house: House;
let contact: Actor;
let nurse: Actor;
let elsewhere: Actor;
let admin: Actor;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2026-03-10T09:00:00Z');
  const signIn = async (name: string, role: Role, id: string): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id: userId } = await recordSignIn(house.db, who);
    return { userId, name, roles: [role], hpr: null, places: [{ role, kind: 'institution', id }] };
  };
  contact = await signIn('Kari', 'institution-contact', organisation);
  nurse = await signIn('Nils', 'institution-staff', organisation);
  elsewhere = await signIn('Eva', 'institution-contact', '310000027');
  admin = { ...(await signIn('Ada', 'programme-admin', organisation)), places: [] };
});
afterAll(() => home.remove());

const read = (actor: Actor) => readTeaching(house, actor, { organisation }, call());
const lastLine = async () => (await listAudit(house.db, {}, 1))[0];

describe('the log', () => {
  let entryId: string;

  it('is not there for another institution, nor for those who run the programme', async () => {
    for (const actor of [elsewhere, admin]) {
      await expect(read(actor)).rejects.toMatchObject(gone);
      expect(await lastLine()).toMatchObject({
        act: 'read-teaching',
        outcome: 'refused',
        objectId: organisation,
      });
      await expect(noteTeaching(house, actor, occasion, call())).rejects.toMatchObject(gone);
    }
    for (const wrong of ['310000018', '000000000', 'x']) {
      await expect(readTeaching(house, contact, { organisation: wrong }, call())).rejects.toMatchObject(gone);
    }
  });

  it('begins empty, and says what is asked for', async () => {
    const log = await read(nurse);
    expect(log).toMatchObject({ name: null, today: '2026-03-10', askedMinutes: 180, entries: [] });
    expect(log.years).toEqual([{ year: 2026, occasions: 0, minutes: 0, minutesLeft: 180 }]);
    expect(log.materials.map(({ id }) => id)).toContain('rask-1-bacteria-resistance');
    expect(await lastLine()).toMatchObject({ act: 'read-teaching', outcome: 'success' });
  });

  it('keeps an occasion once for each request, by whoever works there', async () => {
    const key = randomUUID();
    await noteTeaching(house, nurse, occasion, call(key));
    const log = await noteTeaching(house, nurse, occasion, call(key));
    expect(log.entries).toMatchObject([
      { ...details, teacher: 'Tilsynslegen', version: 1, writtenBy: 'Nils', cameBy: 'noted', earlier: [] },
    ]);
    expect(log.years).toMatchObject([{ year: 2026, minutes: 45, minutesLeft: 135 }]);
    entryId = log.entries[0]?.id ?? '';
    expect(await lastLine()).toMatchObject({ act: 'note-teaching', objectId: organisation });
  });

  it('refuses what makes no sense, and material that nobody offers', async () => {
    const refused = (change: object, fault: string) =>
      expect(noteTeaching(house, contact, { ...occasion, ...change }, call())).rejects.toMatchObject({
        code: 'teaching-refused',
        facts: { fault },
      });
    await refused({ day: '2026-03-11' }, 'day-ahead');
    await refused({ attendance: unstatedAttendance(0) }, 'nobody-there');
    await refused({ agreed: '01019012345' }, 'identity-number');
    await refused({ material: ['rak-1-respiratory'] }, 'material-unknown');
  });

  it('is corrected by a new version beside the old one, and not from a window that has not seen it', async () => {
    const correction = { ...occasion, entryId, version: 1, minutes: 60 };
    const log = await correctTeaching(house, contact, correction, call());
    expect(log.entries).toMatchObject([
      {
        version: 2,
        minutes: 60,
        writtenBy: 'Kari',
        earlier: [{ version: 1, minutes: 45, writtenBy: 'Nils' }],
      },
    ]);
    await expect(correctTeaching(house, nurse, correction, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    for (const id of [randomUUID(), 'x']) {
      await expect(
        correctTeaching(house, nurse, { ...correction, entryId: id, version: 2 }, call()),
      ).rejects.toMatchObject(gone);
    }
    const theirs = { ...correction, organisation: '310000027', version: 2 };
    await expect(correctTeaching(house, elsewhere, theirs, call())).rejects.toMatchObject(gone);
    await expect(correctTeaching(house, elsewhere, correction, call())).rejects.toMatchObject(gone);
  });

  it('counts a withdrawn occasion no more, and keeps it', async () => {
    const withdraw = { organisation, entryId, version: 2 };
    await expect(withdrawTeaching(house, elsewhere, withdraw, call())).rejects.toMatchObject(gone);
    const log = await withdrawTeaching(house, contact, withdraw, call());
    expect(log.entries).toMatchObject([{ version: 3, isWithdrawn: true, earlier: [{}, {}] }]);
    expect(log.years[0]).toMatchObject({ minutes: 0, occasions: 0 });
    await expect(
      correctTeaching(house, nurse, { ...occasion, entryId, version: 3 }, call()),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('a course passed together on one log-in', () => {
  const passed = (change: object) => ({
    userId: nurse.userId,
    hpr: null,
    course: 'rask-2-prevention',
    lessons: [],
    version: 1,
    score: 90,
    together: ['990000001'],
    alsoThere: 5,
    institutions: [310000019],
    ...change,
  });
  const pass = (change: object) => onCourseTaught(house)(house.db, passed(change), house.now());
  const byCourse = async () => (await read(contact)).entries.filter(({ cameBy }) => cameBy === 'course');

  it('counts in the log with its length and how many sat there', async () => {
    await pass({});
    const { minutes } = house.content.courses.find(({ id }) => id === 'rask-2-prevention') ?? {};
    expect(await byCourse()).toMatchObject([
      { day: '2026-03-10', minutes, material: ['rask-2-prevention'], attendance: unstatedAttendance(7) },
    ]);
    const first = house.content.courses.find(({ id }) => id === 'rask-2-prevention')?.lessons[0];
    await pass({ lessons: [first?.id] });
    expect((await byCourse()).map((each) => each.minutes).toSorted((a, b) => a - b)).toEqual([
      first?.minutes,
      minutes,
    ]);
  });

  it('counts nowhere when somebody was alone, works at two places, or took another course', async () => {
    const before = await byCourse();
    await pass({ together: [], alsoThere: 0 });
    await pass({ institutions: [310000019, 310000027] });
    await pass({ institutions: [] });
    await pass({ course: 'rak-1-respiratory' });
    expect(await byCourse()).toEqual(before);
  });
});
