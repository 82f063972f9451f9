/** PBKDF2-SHA256 rounds; 600 000 is what OWASP's password storage cheat sheet names for it. */
const rounds = 600_000;

/** How a passphrase was turned into a key; stored beside what it encrypts. */
export interface Salt {
  /** Base64 of 16 random bytes. */
  salt: string;
  iterations: number;
}

/** AES-GCM ciphertext with its own initialisation vector, both base64. */
export interface Encrypted {
  iv: string;
  ciphertext: string;
}

/** A fresh salt for a new passphrase. */
export function newSalt(): Salt {
  return { salt: toBase64(crypto.getRandomValues(new Uint8Array(16))), iterations: rounds };
}

/** The AES-256 key of a passphrase; takes about 100 ms on purpose. */
export async function deriveKey(passphrase: string, { salt, iterations }: Salt): Promise<CryptoKey> {
  // The same passphrase typed on another keyboard may come composed differently.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    true,
    ['encrypt', 'decrypt'],
  );
}

/** Encrypts a text under a fresh initialisation vector. */
export async function encrypt(text: string, key: CryptoKey): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(text),
  );
  return { iv: toBase64(iv), ciphertext: toBase64(new Uint8Array(ciphertext)) };
}

/** The text, or undefined when the key is not the one it was encrypted with. */
export async function decrypt({ iv, ciphertext }: Encrypted, key: CryptoKey): Promise<string | undefined> {
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(iv) },
      key,
      fromBase64(ciphertext),
    );
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** The key as plain data for `storage.session`. */
export function exportKey(key: CryptoKey): Promise<JsonWebKey> {
  return crypto.subtle.exportKey('jwk', key);
}

/** The key out of {@link exportKey}'s data; undefined when the data is no such key. */
export async function importKey(data: JsonWebKey): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('jwk', data, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
