import { insertBatch } from '@smalspor/database/batches';
import { replaceGroupMembers } from '@smalspor/database/groups';
import { recordSignIn } from '@smalspor/database/people';
import { replacePractitioners } from '@smalspor/database/prescribers';
import type { Actor } from '@smalspor/domain/access';
import type { Batch } from '@smalspor/domain/registers';
import { parseMonth } from '@smalspor/domain/time';
import type { House } from '../../house/house.ts';
import { createTestHome } from '../../testing/index.ts';
import { findCourse, type OfferedCourse } from '../find-course.ts';

export const ANNE = '990000001';
export const BO = '990000002';
export const CIL = '990000003';
const DOCTORS = [
  { hpr: ANNE, name: 'Anne' },
  { hpr: BO, name: 'Bo' },
  { hpr: CIL, name: 'Cilla' },
];

export interface CourseHome {
  readonly house: House;
  readonly anne: Actor;
  readonly bo: Actor;
  readonly course: OfferedCourse;
  readonly remove: () => Promise<void>;
}

/** A home in which Anne and Bo share a group, and Cilla is in another. */
export async function createCourseHome(): Promise<CourseHome> {
  const home = await createTestHome('empty');
  const house = await home.open();
  const at = house.now();
  const batch = (id: string, format: Batch['format']): Batch => ({
    id,
    format,
    register: 'TEST',
    from: parseMonth('2019-01'),
    to: parseMonth('2019-12'),
    sequence: 1,
    synthetic: true,
    sourceSha256: Buffer.from(id.padEnd(32)).toString('hex'),
    patientKey: null,
    rows: 3,
    rejectedRows: 0,
    importedAt: at,
    files: [],
    quality: {},
  });
  await insertBatch(house.db, batch('b-people', 'practitioners'));
  await insertBatch(house.db, batch('b-groups', 'cme-groups'));
  const since = { validFrom: '2010-01-01', validTo: null };
  await replacePractitioners(
    house.db,
    'b-people',
    DOCTORS.map((doctor) => ({
      ...doctor,
      ...since,
      birthYear: null,
      sex: null,
      profession: 'LE',
      specialty: null,
    })),
  );
  const place = { groupName: 'Sagene', municipality: '0301', leads: false, ...since };
  await replaceGroupMembers(house.db, 'b-groups', [
    { ...place, groupId: '17', hpr: ANNE },
    { ...place, groupId: '17', hpr: BO },
    { ...place, groupId: '18', hpr: CIL },
  ]);
  const signIn = async ({ hpr, name }: { readonly hpr: string; readonly name: string }): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr, pidPseudonym: null, at };
    return { userId: (await recordSignIn(house.db, who)).id, name, roles: ['gp'], hpr };
  };
  return {
    house,
    anne: await signIn({ hpr: ANNE, name: 'Anne' }),
    bo: await signIn({ hpr: BO, name: 'Bo' }),
    course: findCourse(house, 'rak-1-respiratory', 'nb'),
    remove: home.remove,
  };
}

/** The places of the right options of a question. */
export function rightOptions({ words }: OfferedCourse, questionId: string): number[] {
  const options = words.questions.find(({ id }) => id === questionId)?.options ?? [];
  return options.flatMap(({ right }, place) => (right ? [place] : []));
}
