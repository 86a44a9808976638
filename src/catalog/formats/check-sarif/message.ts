import { plainText } from '../../../core/model/plain-text.ts';

/**
 * Text as a SARIF message that says the same and does nothing (SARIF 2.1.0, 3.11.5 and 3.11.6): a space keeps apart what would
 * be an embedded link or a placeholder, so that it also reads well where a viewer knows neither.
 */
export function message(...texts: readonly string[]): { readonly text: string } {
  const text = texts.filter((each) => each !== '').map(plainText).join(' ').replaceAll('](', '] (').replaceAll(/\{(?=\d+\})/g, '{ ');
  // A message without text is none.
  return { text: text === '' ? '-' : text };
}
