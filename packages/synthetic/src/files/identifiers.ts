/** HPR numbers from 990000000 to 999999999 are reserved for doctors who do not exist. */
const FIRST_SYNTHETIC_HPR = 990_000_000;
const DOCTORS_PER_PARCEL = 10_000;

/** @throws RangeError when a parcel has more doctors than its range of numbers. */
export function hprOf(parcel: number, doctor: number): number {
  if (doctor >= DOCTORS_PER_PARCEL) throw new RangeError(`Too many doctors in parcel ${parcel}`);
  return FIRST_SYNTHETIC_HPR + parcel * DOCTORS_PER_PARCEL + doctor;
}

/** Three digits: part of every identifier, so that parcels never share one. */
export function parcelText(parcel: number): string {
  return String(parcel).padStart(3, '0');
}

export function listIdOf(parcel: number, list: number): string {
  return `FL-${parcelText(parcel)}-${String(list + 1).padStart(3, '0')}`;
}

export function groupIdOf(parcel: number, group: number): number {
  return parcel * 100 + group + 1;
}
