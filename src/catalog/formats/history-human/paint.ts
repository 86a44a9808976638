/** Colours of a terminal, by what they say. */
const codes = { quiet: '2', strong: '1' } as const;

export type Tone = keyof typeof codes;

/** Own words in a colour; never text of an org, which is shown as it is. */
export type Paint = (tone: Tone, text: string) => string;

export const plain: Paint = (_, text) => text;
export const coloured: Paint = (tone, text) => `\u001B[${codes[tone]}m${text}\u001B[0m`;
