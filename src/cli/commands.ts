import { auditVerify } from './audit.ts';
import { caseList, caseShow } from './case.ts';
import { check, checkExamplesElsewhere } from './check.ts';
import type { CliCommand } from './command.ts';
import { dbBackup, dbMigrate, dbRestore, dbTombstones } from './db.ts';
import { caseErase, purge } from './erase.ts';
import { example } from './example.ts';
import { impact } from './impact.ts';
import { keysRotate } from './keys.ts';
import { paths } from './paths.ts';
import { schema } from './schema.ts';
import { search, searchBatch, searchMissed, searchSent, searchWhy } from './search.ts';
import { walk } from './walk.ts';

/** All commands, in the order of the usage text. The first one that fits the arguments is run. */
export const COMMANDS: readonly CliCommand[] = [
  check,
  checkExamplesElsewhere,
  search,
  searchWhy,
  searchBatch,
  searchMissed,
  searchSent,
  example,
  walk,
  paths,
  impact,
  caseList,
  caseShow,
  caseErase,
  purge,
  keysRotate,
  auditVerify,
  dbMigrate,
  dbBackup,
  dbRestore,
  dbTombstones,
  schema,
];
