import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PostgresAddress } from '../../../src/cases/store/postgres/index.ts';
import { readConfig } from '../../../src/config.ts';
import { explain } from '../../../src/errors.ts';

function databaseOf(url: string) {
  const { database } = readConfig({ DATABASE_URL: url });
  if (!(database instanceof PostgresAddress)) throw new Error('not PostgreSQL');
  return database;
}

function problemOf(url: string): string {
  try {
    readConfig({ DATABASE_URL: url });
  } catch (error) {
    return explain(error);
  }
  return '';
}

describe('DATABASE_URL=postgres://…', () => {
  it('is a secret, except for its place', () => {
    const config = readConfig({ DATABASE_URL: 'postgresql://bot:heel-geheim@db.regio.example/casussen' });
    expect(`${inspect(config, { depth: 9 })} ${JSON.stringify(config)}`).not.toContain('heel-geheim');
    expect(config).toMatchObject({
      database: { kind: 'postgres', place: 'PostgreSQL op db.regio.example:5432/casussen' },
    });
    expect(config.dataDir).toBe('data');
  });

  it.each([
    ['on another machine the server must prove its identity', 'postgres://u:p@db.example/d', 'verify-full'],
    ['on this machine TLS is not needed', 'postgres://u:p@127.0.0.1:5433/d', 'disable'],
    ['on this machine, by name', 'postgres://u:p@localhost/d', 'disable'],
    ['on this machine, in IPv6', 'postgres://u:p@[::1]/d', 'disable'],
    ['on this machine, with a certificate', 'postgres://u:p@localhost/d?sslrootcert=ca.pem', 'verify-full'],
    ['require is raised to full verification', 'postgres://u:p@db.example/d?sslmode=require', 'verify-full'],
    ['as asked', 'postgres://u:p@localhost/d?sslmode=verify-full', 'verify-full'],
    ['in a closed network', 'postgres://u:p@db/d?sslmode=disable', 'disable'],
  ])('%s', (_, url, mode) => {
    expect(new URL(databaseOf(url).url.reveal()).searchParams.get('sslmode')).toBe(mode);
  });

  const form = 'DATABASE_URL: verwacht postgres://<gebruiker>:<wachtwoord>@<server>:<poort>/<database>';
  it.each([
    ['no database', 'postgres://u:heel-geheim@h', form],
    ['no database, but a slash', 'postgres://u:heel-geheim@h/', form],
    ['no user', 'postgres://h/d', form],
    ['no server', 'postgres:///d', form],
    ['a password that is not encoded', 'postgres://u:heel-geheim/@h/d', form],
    ['an invalid port', 'postgres://u:heel-geheim@h:poort/d', form],
    ['an sslmode with optional TLS', 'postgres://u:heel-geheim@h/d?sslmode=prefer', 'DATABASE_URL: sslmode: kies'],
    ['an sslmode that ignores errors', 'postgres://u:heel-geheim@h/d?sslmode=no-verify', 'DATABASE_URL: sslmode: kies'],
    ['another option', 'postgres://u:heel-geheim@h/d?ssl=heel-geheim', 'na het vraagteken kan alleen sslmode'],
  ])('refuses %s with a sentence, without the password', (_, url, sentence) => {
    expect(problemOf(url)).toContain(sentence);
    expect(problemOf(url)).not.toContain('heel-geheim');
  });
});
