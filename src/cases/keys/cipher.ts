import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Bounded } from '../../bounded.ts';
import { RoutewijzerError } from '../../errors.ts';

/** The secrets of an installation, as raw bytes. `createKeyring` turns them into key objects. */
export interface Secrets {
  /** The keys that wrap each case's own key, newest first. The first one wraps; any of them unwraps. 32 bytes each. */
  readonly caseKeys: readonly { readonly id: string; readonly key: Uint8Array }[];
  /** The HMAC key for kenmerken and inputs (32 bytes). It cannot be rotated: no kenmerk would be found any more. */
  readonly indexKey: Uint8Array;
}

/** A case's own data key as stored: wrapped, with the id of the key that wraps it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly dataKey: Uint8Array;
}

/** The place a sealed text belongs to. It cannot be opened anywhere else. */
export interface SealedAt {
  readonly org: string;
  readonly case: string;
  /**
   * An event's sequence, or a blob of the case with its revision, so that an older blob cannot be opened in place of a
   * newer one. `gesprek`: what a conversation holds about this case.
   */
  readonly part: number | `state ${number}` | `facts ${number}` | 'gesprek';
}

export interface Keyring {
  /** The id of the key that wraps new cases. */
  readonly newestId: string;
  /** Wraps the same data key with the newest key. Throws as `open` does. */
  rewrap(wrapped: WrappedKey): WrappedKey;
  /** A new data key for a new case: wrapped, to store, and opened, to use. */
  newCaseKey(): WrappedKey & { readonly handle: KeyObject };
  /**
   * Unwraps a case's data key. Throws `CASE_KEY_MISSING` when the wrapping key is not configured, and `CASE_KEY_WRONG`
   * when that key does not fit: another key under the same id, or an altered wrapped key.
   */
  open(wrapped: WrappedKey): KeyObject;
  /** Encrypts with a case's key, bound to its place. The same text gives different bytes each time. */
  seal(handle: KeyObject, text: string, place: SealedAt): Uint8Array;
  /** Decrypts. Throws `SEALED_CHANGED` when any byte, the key or the place differs from when it was sealed. */
  unseal(handle: KeyObject, sealed: Uint8Array, place: SealedAt): string;
  /** HMAC (32 bytes) by which a kenmerk is found. The caller normalises the text. */
  index(text: string): Uint8Array;
  /** HMAC (32 bytes) that recognises inputs in a receipt and makes card keys. Never equal to an `index`. */
  fingerprint(text: string): Uint8Array;
}

const CIPHER = 'aes-256-gcm';
/** The first byte of every sealed text: the layout of the rest (version, nonce, ciphertext, tag). */
const VERSION = 2;
const NONCE = 12;
const TAG = 16;
/** How many unwrapped keys are cached; unwrapping costs as much as opening a state. The same as in open-cases.ts. */
const REMEMBERED = 2_000;

/**
 * The keys of an installation, ready to use.
 * Throws `CASE_KEYS_INVALID` for no keys, a key of another length than 32 bytes, or an id that occurs twice.
 */
export function createKeyring({ caseKeys, indexKey }: Secrets): Keyring {
  const wrapping = new Map<string, KeyObject>();
  for (const { id, key } of caseKeys) {
    if (wrapping.has(id)) throw invalid(`sleutel "${id}" komt twee keer voor`);
    wrapping.set(id, secretKey(`sleutel "${id}"`, key));
  }
  const [newest] = wrapping;
  if (newest === undefined) throw invalid('er is geen sleutel voor casussen');
  const [newestId] = newest;
  const hashing = secretKey('de indexsleutel', indexKey);
  const opened = new Bounded<KeyObject>(REMEMBERED);

  function wrapper(id: string): KeyObject {
    const wrap = wrapping.get(id);
    if (wrap !== undefined) return wrap;
    throw new RoutewijzerError(
      'CASE_KEY_MISSING',
      `een casus is versleuteld met sleutel "${id}", en die is er niet`,
      `Zet sleutel "${id}" terug in CASE_KEYS (of in keys.json); een oudere sleutel mag achteraan staan.`,
    );
  }

  function wrap(raw: Uint8Array, id: string): Uint8Array {
    return encrypt(wrapper(id), raw, wrapContext(id));
  }

  function open(wrapped: WrappedKey): KeyObject {
    const known = opened.get(nameOf(wrapped));
    if (known !== undefined) return known;
    const { keyId, dataKey } = wrapped;
    const raw = decrypt(wrapper(keyId), dataKey, wrapContext(keyId));
    if (raw === null) {
      throw new RoutewijzerError(
        'CASE_KEY_WRONG',
        `sleutel "${keyId}" past niet op de sleutel van een casus`,
        `Controleer of onder "${keyId}" nog dezelfde sleutel staat als toen; zo ja, dan is de opslag gewijzigd of beschadigd.`,
      );
    }
    const handle = keyObject(raw);
    opened.set(nameOf(wrapped), handle);
    return handle;
  }

  return {
    newestId,
    rewrap: (wrapped) => ({ keyId: newestId, dataKey: wrap(open(wrapped).export(), newestId) }),
    newCaseKey() {
      const raw = randomBytes(32);
      const dataKey = wrap(raw, newestId);
      const wrapped = { keyId: newestId, dataKey };
      const handle = keyObject(raw);
      opened.set(nameOf(wrapped), handle);
      return { ...wrapped, handle };
    },
    open,
    seal: (handle, text, place) => encrypt(handle, Buffer.from(text), placeContext(place)),
    unseal(handle, sealed, place) {
      const text = decrypt(handle, sealed, placeContext(place));
      if (text !== null) return text.toString();
      throw new RoutewijzerError(
        'SEALED_CHANGED',
        `onderdeel ${place.part} van casus ${place.case} is niet te openen: het is gewijzigd of hoort hier niet`,
        'Zet een back-up terug en meld dit: iemand of iets heeft de opslag buiten het programma om veranderd.',
      );
    },
    index: (text) => hmac(hashing, 'kenmerk', text),
    fingerprint: (text) => hmac(hashing, 'inputs', text),
  };
}

function encrypt(key: KeyObject, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = nextNonce();
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(context);
  const body = cipher.update(plain);
  const rest = cipher.final();
  // A Uint8Array of its own: a slice of Buffer's shared pool would expose its neighbours.
  const sealed = new Uint8Array(1 + NONCE + body.length + rest.length + TAG);
  sealed[0] = VERSION;
  sealed.set(nonce, 1);
  sealed.set(body, 1 + NONCE);
  sealed.set(rest, 1 + NONCE + body.length);
  sealed.set(cipher.getAuthTag(), sealed.length - TAG);
  return sealed;
}

/** Nonces are drawn in bulk: a system call for each would cost as much as sealing. */
let nonces = Buffer.alloc(0);

function nextNonce(): Uint8Array {
  if (nonces.length === 0) nonces = randomBytes(512 * NONCE);
  const nonce = nonces.subarray(0, NONCE);
  nonces = nonces.subarray(NONCE);
  return nonce;
}

/** The plaintext, or null when anything differs from when it was sealed. */
function decrypt(key: KeyObject, sealed: Uint8Array, context: Uint8Array): Buffer | null {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== VERSION) return null;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const body = decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    return null;
  }
}

function nameOf({ keyId, dataKey }: WrappedKey): string {
  return `${keyId} ${Buffer.from(dataKey).toString('latin1')}`;
}

function wrapContext(keyId: string): Uint8Array {
  return context('case-key', keyId);
}

function placeContext(place: SealedAt): Uint8Array {
  return context('case-data', place.org, place.case, String(place.part));
}

/** The authenticated data of a sealed text. Length prefixes keep any two places from having the same encoding. */
function context(...parts: readonly string[]): Uint8Array {
  return Buffer.from([VERSION, ...parts.map((part) => `${Buffer.byteLength(part)}:${part}`)].join(''));
}

function hmac(key: KeyObject, purpose: string, text: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(`${purpose}\0${text}`).digest());
}

/** Makes a key object and wipes the bytes it came from. */
function keyObject(raw: Buffer): KeyObject {
  const key = createSecretKey(raw);
  raw.fill(0);
  return key;
}

function secretKey(name: string, key: Uint8Array): KeyObject {
  if (key.length !== 32) throw invalid(`${name} is ${key.length} bytes lang, en moet er 32 zijn`);
  return createSecretKey(key);
}

function invalid(what: string): RoutewijzerError {
  return new RoutewijzerError(
    'CASE_KEYS_INVALID',
    `de sleutels kloppen niet: ${what}`,
    'CASE_KEYS is <id>:<base64 van 32 bytes>, nieuwste eerst, met komma’s ertussen; INDEX_KEY is base64 van 32 bytes.',
  );
}
