import { randomInt } from 'node:crypto';
import type { Random } from '../../core/model/ports.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** From the operating system's generator, each character equally likely. */
export const systemRandom: Random = {
  text: (length) => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
};
