import { charts } from './charts.ts';
import { controls } from './controls.ts';
import { page } from './page.ts';
import { palette } from './palette.ts';
import { paper } from './paper.ts';

/** The one style sheet of the page. */
export const style = [palette, page, charts, controls, paper].join('');
