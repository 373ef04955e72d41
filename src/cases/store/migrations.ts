/**
 * The tables, as numbered steps that only ever grow: migration n brings a database from version n - 1 to n, and one
 * that has been released is never edited. The SQL reads on SQLite and on PostgreSQL alike (`bytea` is any other word
 * to SQLite, which keeps the bytes as they are).
 *
 * `org` leads every primary key, unique constraint, foreign key and index, so that a distributed database can shard
 * by it and no key can reach into another org.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table cases (
      org text not null,
      id text not null,
      region text not null,
      kind text not null check (kind in ('echt', 'oefening')),
      owner text not null,
      route text not null,
      gemeente text not null,
      status text not null check (status in ('loopt', 'wacht', 'nazorg', 'afgesloten')),
      revision integer not null check (revision >= 1),
      head bytea not null check (octet_length(head) = 32),
      kenmerk bytea not null check (octet_length(kenmerk) = 32),
      key_id text not null,
      data_key bytea not null,
      state bytea not null,
      facts bytea not null,
      started_at text not null,
      changed_at text not null,
      primary key (org, id),
      unique (org, kenmerk)
    )`,
    'create index cases_by_owner on cases (org, owner, changed_at)',
    `create table events (
      org text not null,
      region text not null,
      case_id text not null,
      kind text not null check (kind in ('echt', 'oefening')),
      owner text not null,
      actor text not null,
      run integer not null check (run >= 1),
      sequence integer not null check (sequence >= 1),
      content text not null,
      at text not null,
      type text not null,
      payload bytea not null,
      hash bytea not null check (octet_length(hash) = 32),
      primary key (org, case_id, sequence),
      foreign key (org, case_id) references cases (org, id)
    )`,
    `create table receipts (
      org text not null,
      key text not null,
      person text not null,
      verb text not null,
      inputs bytea not null check (octet_length(inputs) = 32),
      case_id text not null,
      revision integer not null,
      at text not null,
      primary key (org, key),
      foreign key (org, case_id) references cases (org, id)
    )`,
    // For an erasure, which deletes all of a case.
    'create index receipts_by_case on receipts (org, case_id)',
    `create table conversations (
      org text not null,
      person text not null,
      conversation text not null,
      primary key (org, person)
    )`,
  ],
  [
    // Who did what with a case on a day, beside its events: looking leaves no event. Outlives the case.
    `create table accesses (
      org text not null,
      case_id text not null,
      day text not null,
      person text not null,
      what text not null,
      at text not null,
      primary key (org, case_id, day, person, what)
    )`,
    // What was administered, as a chain: each entry is hashed with the one before it.
    `create table audit (
      org text not null,
      sequence integer not null check (sequence >= 1),
      at text not null,
      actor text not null,
      what text not null,
      subject text not null,
      hash bytea not null check (octet_length(hash) = 32),
      primary key (org, sequence)
    )`,
    `create table tombstones (
      org text not null,
      case_id text not null,
      head bytea not null check (octet_length(head) = 32),
      at text not null,
      why text not null,
      primary key (org, case_id)
    )`,
    // What reports still count of cases that are gone: no more than these numbers.
    `create table tallies (
      org text not null,
      schooljaar text not null,
      gemeente text not null,
      work_process text not null,
      reason text not null,
      count integer not null check (count >= 1),
      primary key (org, schooljaar, gemeente, work_process, reason)
    )`,
    // For the check of the keys at start: one case of each, without reading them all.
    'create index cases_by_key on cases (org, key_id, id)',
    // What coaches looked up and did not find, scrubbed of everything personal.
    `create table missed_questions (
      org text not null,
      question text not null,
      times integer not null check (times >= 1),
      last_day text not null,
      primary key (org, question)
    )`,
  ],
  [
    // Who was let in on a case of somebody else.
    `create table shares (
      org text not null,
      case_id text not null,
      person text not null,
      at text not null,
      primary key (org, case_id, person),
      foreign key (org, case_id) references cases (org, id)
    )`,
    'create index shares_by_person on shares (org, person)',
    // The codes a colleague types to be let in, or to take a case over; as their HMAC.
    `create table invitations (
      org text not null,
      code bytea not null check (octet_length(code) = 32),
      case_id text not null,
      how text not null check (how in ('share', 'give', 'reassign')),
      inviter text not null,
      until text not null,
      used_by text,
      primary key (org, code),
      foreign key (org, case_id) references cases (org, id)
    )`,
    'create index invitations_by_case on invitations (org, case_id)',
  ],
  [
    // Without the moment of the last change: that is another with every turn, and an owner has few enough cases to sort.
    // The old index goes last, so that on PostgreSQL reading goes on while the new one is made.
    'create index cases_of_owner on cases (org, owner)',
    'drop index cases_by_owner',
  ],
  [
    // What the bot does by itself: which process has it now and until when at most, and when it was last begun and done.
    `create table jobs (
      org text not null,
      name text not null,
      holder text not null,
      until text not null,
      last_run text,
      primary key (org, name)
    )`,
  ],
  [
    // Questions that coaches sent to the editors, and nothing of who did.
    `create table sent_questions (
      org text not null,
      question text not null,
      last_day text not null,
      primary key (org, question)
    )`,
  ],
];

/** The version of a database with every migration applied. */
export const schemaVersion = migrations.length;
