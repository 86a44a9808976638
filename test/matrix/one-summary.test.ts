import { summary } from './summary.ts';

// Of the whole suite: a hook outside of any describe.
after(() => {
  process.stdout.write(summary());
});
