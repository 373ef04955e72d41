import { openSqlite } from '../../src/cases/sqlite.ts';
import { describeAdministration } from './administration.suite.ts';
import { newPath } from './databases.ts';

describeAdministration('beside the cases, in a SQLite file', async () => openSqlite(newPath()));
