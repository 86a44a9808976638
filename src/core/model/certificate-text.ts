const armour = /-----(?:BEGIN|END) CERTIFICATE-----/g;

/**
 * A certificate as base64 of its DER, without armour or white space. Orgs give it so, as PEM, or as base64 of the PEM
 * text (facts 1.3 [B]).
 */
export function bareCertificate(text: string): string {
  const bare = text.replace(armour, '').replace(/\s+/g, '');
  const decoded = /^LS0tLS1CRUdJTi/.test(bare) ? Buffer.from(bare, 'base64').toString('latin1') : undefined;
  return decoded === undefined ? bare : decoded.replace(armour, '').replace(/\s+/g, '');
}

/** Base64 of a certificate's DER as PEM. */
export function armoured(bare: string): string {
  return ['-----BEGIN CERTIFICATE-----', ...(bare.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----', ''].join('\n');
}
