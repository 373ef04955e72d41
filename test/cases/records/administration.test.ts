import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import { newPath } from '../store/databases.ts';
import { describeAdministration } from './administration.suite.ts';

describeAdministration('beside the cases, in a SQLite file', async () => openSqlite(newPath()));
