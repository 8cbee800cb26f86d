import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Invitations to become an institution's contact, or to join as one of its staff; each can be taken up once. */
export const institutionInvitations: Migration = {
  async up(db) {
    await sql
      .raw(`
create table institution_invitations (
  id uuid primary key,
  organisation integer not null,
  role text not null check (role in ('institution-contact', 'institution-staff')),
  -- The round that the invitation opened; null for one that only names a person.
  round_id uuid references rounds (id),
  -- Whom it is for, as the sender wrote it; both go when the invitation has been over for a while.
  name text not null,
  mail_address text,
  -- SHA-256 of the code in the link, in hexadecimal.
  code_sha256 text not null unique check (code_sha256 ~ '^[0-9a-f]{64}$'),
  -- As in the audit log.
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  -- When it was taken up or taken back; whoever took it up.
  ended_at timestamptz,
  used_by uuid references people (id),
  check (used_by is null or ended_at is not null)
);
create index institution_invitations_by_organisation on institution_invitations (organisation);

-- Whoever is invited to an institution has no account yet, and perhaps no HPR number.
alter table mail_outbox drop constraint mail_outbox_reader;
alter table mail_outbox add constraint mail_outbox_reader check (
  person_id is not null or hpr is not null or letter in ('institution-contact-invitation', 'institution-staff-invitation')
);
`)
      .execute(db);
  },
};
