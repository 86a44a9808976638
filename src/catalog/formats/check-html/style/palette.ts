/** Colour repeats what words and signs say already; both schemes keep a contrast of 4.5 to 1 or more. */
export const palette = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f6f4, #14171a); --paper: light-dark(#ffffff, #1c2024); --ink: light-dark(#1d2126, #e7eaed);
  --quiet: light-dark(#545c66, #a9b2bc); --line: light-dark(#dcdfe3, #363c43); --rule: light-dark(#8a929b, #6d7782);
  --head: light-dark(#f0f2f4, #262b31); --link: light-dark(#0b5cad, #7db8f5);
  --fail: light-dark(#a1260d, #ff9d86); --fail-back: light-dark(#fdebe6, #43201a);
  --warn: light-dark(#7d4e00, #f2c063); --warn-back: light-dark(#fdf2d8, #3a2d12);
  --unknown: light-dark(#484f58, #c3cad2); --unknown-back: light-dark(#e9ecef, #31373e);
  --waived: light-dark(#4a3f8c, #bdb4f5); --waived-back: light-dark(#eeecfa, #2a2745);
  --pass: light-dark(#1a6636, #82d39c); --pass-back: light-dark(#e5f4ea, #18351f);
}
:root[data-scheme="light"] { color-scheme: light; }
:root[data-scheme="dark"] { color-scheme: dark; }
`;
