import { generateKeyPairSync, sign } from 'node:crypto';

/**
 * A key and a certificate for a server of a test, made anew each time; no client trusts it unless told to.
 * X.509 version 1 in DER (RFC 5280, 4.1) with ECDSA over P-256.
 */
export function makeSelfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = tlv(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = tlv(0x30, Buffer.from('0603550403', 'hex'), tlv(0x0c, Buffer.from('test')));
  const name = tlv(0x30, tlv(0x31, commonName));
  const validity = tlv(0x30, utcTime(-86_400_000), utcTime(86_400_000));
  const content = tlv(
    0x30,
    tlv(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const certificate = tlv(0x30, content, ecdsaWithSha256, signature);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

/** Type, length and value. */
function tlv(type: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), value]);
}

/** A time so many milliseconds from now, as UTCTime: `YYMMDDHHMMSSZ`. */
function utcTime(fromNow: number): Buffer {
  const digits = new Date(Date.now() + fromNow).toISOString().replace(/\D/g, '').slice(2, 14);
  return tlv(0x17, Buffer.from(`${digits}Z`));
}
