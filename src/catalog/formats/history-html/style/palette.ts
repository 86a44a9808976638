/** Colours repeat what words say already; texts keep a contrast of 4.5 to 1, the series of a chart 3 to 1, in both schemes. */
export const palette = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f6f4, #14171a); --paper: light-dark(#ffffff, #1c2024); --ink: light-dark(#1d2126, #e7eaed);
  --quiet: light-dark(#545c66, #a9b2bc); --line: light-dark(#dcdfe3, #363c43); --rule: light-dark(#8a929b, #6d7782);
  --head: light-dark(#f0f2f4, #262b31); --link: light-dark(#0b5cad, #7db8f5);
  --bad: light-dark(#a1260d, #ff9d86); --worry: light-dark(#7d4e00, #f2c063); --worry-back: light-dark(#fdf2d8, #3a2d12);
  --heat: light-dark(#0b5cad, #6db3f8); --on-heat: light-dark(#ffffff, #10151a);
  --series-0: light-dark(#0b5cad, #6db3f8); --series-1: light-dark(#b45309, #f5a35c); --series-2: light-dark(#1a7f5a, #5fd0a0);
  --series-3: light-dark(#8b3fb0, #cf9bf0); --series-4: light-dark(#b3261e, #ff8f85); --series-5: light-dark(#00788a, #4fcbe0);
  --series-6: light-dark(#7a6a00, #d6c44a); --series-7: light-dark(#6f7781, #8d969f);
}
:root[data-scheme="light"] { color-scheme: light; }
:root[data-scheme="dark"] { color-scheme: dark; }
:root[data-paper] { color-scheme: light; }
`;
