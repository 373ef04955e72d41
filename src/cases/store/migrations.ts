/**
 * The tables, as an append-only list of steps: migration n brings a database from version n - 1 to n, and a released
 * migration is never edited. The SQL runs on both SQLite and PostgreSQL (`bytea` means nothing to SQLite, which stores
 * the bytes as they are).
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
    // For an erasure, which deletes all receipts of a case.
    'create index receipts_by_case on receipts (org, case_id)',
    `create table conversations (
      org text not null,
      person text not null,
      conversation text not null,
      primary key (org, person)
    )`,
  ],
  [
    // Who did what with a case on a day. Separate from the events, because viewing adds none. Outlives the case.
    `create table accesses (
      org text not null,
      case_id text not null,
      day text not null,
      person text not null,
      what text not null,
      at text not null,
      primary key (org, case_id, day, person, what)
    )`,
    // Administrative actions, as a hash chain: each entry's hash covers the previous entry's.
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
    // What reports still count of erased cases: these numbers and nothing else.
    `create table tallies (
      org text not null,
      schooljaar text not null,
      gemeente text not null,
      work_process text not null,
      reason text not null,
      count integer not null check (count >= 1),
      primary key (org, schooljaar, gemeente, work_process, reason)
    )`,
    // For the key check at startup: finds one case per key without reading them all.
    'create index cases_by_key on cases (org, key_id, id)',
    // What coaches looked up and did not find, scrubbed of personal data.
    `create table missed_questions (
      org text not null,
      question text not null,
      times integer not null check (times >= 1),
      last_day text not null,
      primary key (org, question)
    )`,
  ],
  [
    // Who has access to a case of somebody else.
    `create table shares (
      org text not null,
      case_id text not null,
      person text not null,
      at text not null,
      primary key (org, case_id, person),
      foreign key (org, case_id) references cases (org, id)
    )`,
    'create index shares_by_person on shares (org, person)',
    // The HMAC of the codes a colleague types to share a case or take it over.
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
    // Without changed_at, which every turn changes; an owner has few enough cases to sort them when read.
    // The old index is dropped last, so that PostgreSQL can keep reading while the new one is built.
    'create index cases_of_owner on cases (org, owner)',
    'drop index cases_by_owner',
  ],
  [
    // Background jobs: which process holds each one, until when at most, and when the last completed run began.
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
