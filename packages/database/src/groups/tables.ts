export interface GroupMembersTable {
  readonly batch_id: string;
  readonly group_id: string;
  readonly group_name: string;
  readonly municipality: string;
  readonly hpr: string;
  readonly leads: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
}
