export { buildView } from './build-view.ts';
export { inQuestion } from './in-question.ts';
