import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyring, type SealedAt } from '../../../src/cases/keys/cipher.ts';
import { explain } from '../../../src/errors.ts';

const oldKey = { id: 'sleutel-2025', key: randomBytes(32) };
const newKey = { id: 'sleutel-2026', key: randomBytes(32) };
const indexKey = randomBytes(32);
const keyring = createKeyring({ caseKeys: [newKey, oldKey], indexKey });
const place: SealedAt = { org: 'roermond', case: 'c-1', part: 3 };

describe('sealing', () => {
  it('opens every text in its own place', () => {
    const { handle } = keyring.newCaseKey();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(keyring.unseal(handle, keyring.seal(handle, text, place), place)).toBe(text);
      }),
    );
  });

  it('never gives the same bytes for the same text', () => {
    const { handle } = keyring.newCaseKey();
    const sealed = Array.from({ length: 1000 }, () => Buffer.from(keyring.seal(handle, 'nee', place)));
    expect(new Set(sealed.map((one) => one.toString('hex'))).size).toBe(1000);
    expect(new Set(sealed.map((one) => one.subarray(1, 13).toString('hex'))).size).toBe(1000);
    expect(new Set(sealed.map((one) => one[0]))).toEqual(new Set([2]));
  });

  it.each<[string, SealedAt]>([
    ['org', { ...place, org: 'weert' }],
    ['case', { ...place, case: 'c-2' }],
    ['sequence', { ...place, part: 4 }],
    ['part', { ...place, part: 'state 3' }],
    ['org and case, with a letter moved', { ...place, org: 'roermondc', case: '-1' }],
  ])('does not open at another %s', (_, elsewhere) => {
    const { handle } = keyring.newCaseKey();
    const sealed = keyring.seal(handle, 'ja', place);
    expect(() => keyring.unseal(handle, sealed, elsewhere)).toThrow(
      expect.objectContaining({ code: 'SEALED_CHANGED' }),
    );
  });

  it("does not open with another case's key", () => {
    const sealed = keyring.seal(keyring.newCaseKey().handle, 'ja', place);
    const other = keyring.newCaseKey().handle;
    expect(() => keyring.unseal(other, sealed, place)).toThrow(expect.objectContaining({ code: 'SEALED_CHANGED' }));
  });

  it('does not open when any bit is changed or any byte is cut off', () => {
    const { handle } = keyring.newCaseKey();
    const sealed = keyring.seal(handle, 'verzuim: ja', place);
    const changed = expect.objectContaining({ code: 'SEALED_CHANGED', message: expect.stringContaining('c-1') });
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const spoiled = sealed.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(() => keyring.unseal(handle, spoiled, place)).toThrow(changed);
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(() => keyring.unseal(handle, sealed.subarray(0, length), place)).toThrow(changed);
    }
  });
});

describe('case keys', () => {
  it('are wrapped with the newest key, and open with every configured key', () => {
    const before = createKeyring({ caseKeys: [oldKey], indexKey });
    const { keyId, dataKey, handle } = before.newCaseKey();
    const sealed = before.seal(handle, 'ja', place);
    expect(keyId).toBe('sleutel-2025');
    expect(keyring.newCaseKey().keyId).toBe('sleutel-2026');
    expect(keyring.unseal(keyring.open({ keyId, dataKey }), sealed, place)).toBe('ja');
  });

  it('differ for every case', () => {
    const [one, other] = [keyring.newCaseKey(), keyring.newCaseKey()];
    expect(one.handle.equals(other.handle)).toBe(false);
    expect(keyring.open(one).equals(one.handle)).toBe(true);
  });

  it('still open after more cases than are remembered', () => {
    const first = keyring.newCaseKey();
    const fresh = createKeyring({ caseKeys: [newKey], indexKey });
    for (let i = 0; i < 1500; i++) fresh.newCaseKey();
    expect(fresh.open(first).equals(first.handle)).toBe(true);
  });

  it('name a missing key, and never show one', () => {
    const wrapped = createKeyring({ caseKeys: [oldKey], indexKey }).newCaseKey();
    const without = createKeyring({ caseKeys: [newKey], indexKey });
    expect(() => without.open(wrapped)).toThrow(
      expect.objectContaining({ code: 'CASE_KEY_MISSING', message: expect.stringContaining('sleutel-2025') }),
    );
  });

  it('do not open with another key under the same id, or after a change', () => {
    const wrapped = createKeyring({ caseKeys: [oldKey], indexKey }).newCaseKey();
    const mistaken = createKeyring({ caseKeys: [{ id: oldKey.id, key: randomBytes(32) }], indexKey });
    const wrong = expect.objectContaining({ code: 'CASE_KEY_WRONG', message: expect.stringContaining('sleutel-2025') });
    expect(() => mistaken.open(wrapped)).toThrow(wrong);
    const dataKey = wrapped.dataKey.map((byte, index) => (index === 20 ? byte ^ 1 : byte));
    expect(() => keyring.open({ ...wrapped, dataKey })).toThrow(wrong);
    expect(() => keyring.open({ ...wrapped, dataKey: new Uint8Array() })).toThrow(wrong);
  });

  it.each([
    ['no key at all', { caseKeys: [], indexKey }],
    ['a short key', { caseKeys: [{ id: 'kort', key: randomBytes(16) }], indexKey }],
    ['a short index key', { caseKeys: [newKey], indexKey: randomBytes(31) }],
    ['one id twice', { caseKeys: [newKey, { ...oldKey, id: newKey.id }], indexKey }],
  ])('are refused at the start: %s', (_, secrets) => {
    expect(() => createKeyring(secrets)).toThrow(expect.objectContaining({ code: 'CASE_KEYS_INVALID' }));
  });

  it('never appear in an error', () => {
    const short = randomBytes(30);
    const attempts = [
      () => createKeyring({ caseKeys: [{ id: 'kort', key: short }], indexKey }),
      () => keyring.open({ keyId: 'onbekend', dataKey: short }),
      () => keyring.open({ keyId: newKey.id, dataKey: short }),
      () => keyring.unseal(keyring.newCaseKey().handle, short, place),
    ];
    for (const attempt of attempts) {
      const text = explain(errorOf(attempt));
      for (const secret of [short, newKey.key, indexKey]) {
        expect(text).not.toContain(secret.toString('base64').slice(0, 12));
        expect(text).not.toContain(secret.toString('hex').slice(0, 12));
      }
    }
  });
});

describe('hashes', () => {
  it('find the same text again, even after a restart', () => {
    const restarted = createKeyring({ caseKeys: [oldKey], indexKey });
    expect(restarted.index('RMD-2026-4F7K')).toEqual(keyring.index('RMD-2026-4F7K'));
    expect(restarted.fingerprint('RMD-2026-4F7K')).toEqual(keyring.fingerprint('RMD-2026-4F7K'));
    expect(keyring.index('RMD-2026-4F7K')).toHaveLength(32);
  });

  it('reveal nothing without the key, and differ per purpose', () => {
    const other = createKeyring({ caseKeys: [newKey], indexKey: randomBytes(32) });
    expect(other.index('RMD-2026-4F7K')).not.toEqual(keyring.index('RMD-2026-4F7K'));
    expect(keyring.fingerprint('RMD-2026-4F7K')).not.toEqual(keyring.index('RMD-2026-4F7K'));
  });
});

function errorOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  throw new Error('it did not throw');
}
