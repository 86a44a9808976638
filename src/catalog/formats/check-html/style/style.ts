import { controls } from './controls.ts';
import { findings } from './findings.ts';
import { page } from './page.ts';
import { palette } from './palette.ts';
import { paper } from './paper.ts';

/** The one style sheet of the page. */
export const style = [palette, page, findings, controls, paper].join('');
