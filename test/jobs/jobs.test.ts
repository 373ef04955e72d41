import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { newPath } from '../cases/store/databases.ts';
import { describeJobs } from './jobs.suite.ts';

describeJobs('a job, on a SQLite file', async () => {
  const path = newPath();
  return () => openSqlite(path);
});
