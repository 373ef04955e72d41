import { bytea, fieldsOf, integer, table, text } from './columns.ts';
import type { StoredCase, StoredEvent, StoredReceipt } from './store.ts';

/**
 * The tables and columns that result from `migrations.ts`, and the only mapping from fields to columns. A test compares
 * this list with both databases.
 */

export const cases = table<StoredCase>('cases', {
  org: text('org'),
  id: text('id'),
  region: text('region'),
  kind: text('kind'),
  owner: text('owner'),
  route: text('route'),
  gemeente: text('gemeente'),
  status: text('status'),
  revision: integer('revision'),
  head: bytea('head'),
  kenmerk: bytea('kenmerk'),
  keyId: text('key_id'),
  dataKey: bytea('data_key'),
  state: bytea('state'),
  facts: bytea('facts'),
  startedAt: text('started_at'),
  changedAt: text('changed_at'),
});

/** What a turn may change of a case. Not its key: that may just have been rewrapped (`records/rotation.ts`). */
export const TURN_CHANGES = fieldsOf(cases).filter((field) => !['org', 'id', 'keyId', 'dataKey'].includes(field));

export const events = table<StoredEvent>('events', {
  org: text('org'),
  region: text('region'),
  case: text('case_id'),
  kind: text('kind'),
  owner: text('owner'),
  actor: text('actor'),
  run: integer('run'),
  sequence: integer('sequence'),
  content: text('content'),
  at: text('at'),
  type: text('type'),
  payload: bytea('payload'),
  hash: bytea('hash'),
});

export const receipts = table<StoredReceipt>('receipts', {
  org: text('org'),
  key: text('key'),
  person: text('person'),
  verb: text('verb'),
  inputs: bytea('inputs'),
  case: text('case_id'),
  revision: integer('revision'),
  at: text('at'),
});

export const conversations = table('conversations', {
  org: text('org'),
  person: text('person'),
  conversation: text('conversation'),
});

export const accesses = table('accesses', {
  org: text('org'),
  case: text('case_id'),
  day: text('day'),
  person: text('person'),
  what: text('what'),
  at: text('at'),
});

export const audit = table('audit', {
  org: text('org'),
  sequence: integer('sequence'),
  at: text('at'),
  actor: text('actor'),
  what: text('what'),
  subject: text('subject'),
  hash: bytea('hash'),
});

export const tombstones = table('tombstones', {
  org: text('org'),
  case: text('case_id'),
  head: bytea('head'),
  at: text('at'),
  why: text('why'),
});

export const tallies = table('tallies', {
  org: text('org'),
  schooljaar: text('schooljaar'),
  gemeente: text('gemeente'),
  workProcess: text('work_process'),
  reason: text('reason'),
  count: integer('count'),
});

export const missedQuestions = table('missed_questions', {
  org: text('org'),
  question: text('question'),
  times: integer('times'),
  lastDay: text('last_day'),
});

export const sentQuestions = table('sent_questions', {
  org: text('org'),
  question: text('question'),
  lastDay: text('last_day'),
});

export const shares = table('shares', {
  org: text('org'),
  case: text('case_id'),
  person: text('person'),
  at: text('at'),
});

export const invitations = table('invitations', {
  org: text('org'),
  code: bytea('code'),
  case: text('case_id'),
  how: text('how'),
  inviter: text('inviter'),
  until: text('until'),
  usedBy: text<string | null>('used_by'),
});

export const jobs = table('jobs', {
  org: text('org'),
  name: text('name'),
  holder: text('holder'),
  until: text('until'),
  lastRun: text<string | null>('last_run'),
});
