/** Colour repeats what words and signs say already; both schemes keep a contrast of 4.5 to 1 or more. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --paper: #ffffff; --ink: #1d2126; --quiet: #59616b; --line: #dcdfe3; --head: #f0f2f4; --link: #0b5cad;
  --excess: #a1260d; --excess-back: #fdebe6; --missing: #7d4e00; --missing-back: #fdf2d8;
  --unknown: #484f58; --unknown-back: #e9ecef; --exact: #1a6636; --exact-back: #e5f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --paper: #1c2024; --ink: #e7eaed; --quiet: #a5aeb8; --line: #363c43; --head: #262b31; --link: #7db8f5;
    --excess: #ff9d86; --excess-back: #43201a; --missing: #f2c063; --missing-back: #3a2d12;
    --unknown: #c3cad2; --unknown-back: #31373e; --exact: #82d39c; --exact-back: #18351f;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0.1rem 0 0.2rem; font-size: 2rem; line-height: 1.2; letter-spacing: -0.015em; }
h2 { margin: 2.75rem 0 0.75rem; font-size: 1.3rem; line-height: 1.3; letter-spacing: -0.005em; }
h2 small, .group small { color: var(--quiet); font-weight: 400; font-size: 0.9rem; letter-spacing: 0; }
p { margin: 0.5rem 0; max-width: 65ch; }
a { color: var(--link); }
.over { margin: 0; color: var(--quiet); font-size: 0.85rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0.9rem 2rem; margin: 1.5rem 0 0; }
.facts dt { color: var(--quiet); font-size: 0.8rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.verdict { margin: 1.75rem 0 0; padding: 1.25rem 1.5rem; background: var(--paper); border: 1px solid var(--line); border-left: 6px solid var(--unknown); border-radius: 8px; }
.verdict.exact { border-left-color: var(--exact); } .verdict.differs { border-left-color: var(--excess); } .verdict.unknown { border-left-style: dashed; }
.verdict h2 { margin: 0 0 0.5rem; }
.verdict ul { margin: 0.5rem 0 0; padding-left: 1.2rem; max-width: 75ch; }
.verdict li { margin: 0.25rem 0; }
.tally { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.verdict .tally { padding: 0; } .tally li { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none; font-size: 0.92rem; }
.scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; background: var(--head); color: var(--quiet); font-weight: 600; font-size: 0.82rem; white-space: nowrap; }
thead th::first-letter { text-transform: uppercase; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 11rem; }
tbody tr:not(.group):hover > * { background: var(--head); }
.group th { padding-top: 1rem; font-size: 1rem; border-top: 2px solid var(--line); }
tbody:first-of-type .group th { border-top-width: 0; }
td.right, th.right { text-align: center; white-space: nowrap; }
td.from { color: var(--quiet); min-width: 13rem; overflow-wrap: anywhere; }
.note { display: block; color: var(--quiet); font-weight: 400; font-size: 0.87rem; }
.api { color: var(--quiet); font-weight: 400; font-size: 0.87rem; }
.mark { display: inline-block; padding: 0.05rem 0.5rem; border-radius: 999px; font-size: 0.85rem; font-weight: 600; white-space: nowrap; border: 1px solid transparent; }
.mark.exact { color: var(--exact); background: var(--exact-back); }
.mark.held { color: var(--ink); background: var(--head); }
.mark.excess { color: var(--excess); background: var(--excess-back); border-color: currentColor; }
.mark.missing { color: var(--missing); background: var(--missing-back); border-color: currentColor; }
.mark.unknown { color: var(--unknown); background: var(--unknown-back); border: 1px dashed currentColor; }
td.right .mark.exact, td.right .mark.held { background: none; }
.no { color: var(--quiet); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.empty { color: var(--quiet); }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.87rem; }
footer p { border-top: 1px solid var(--line); padding-top: 1rem; max-width: none; }
@media print {
  :root {
    --page: #fff; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --head: #eee; --link: #000;
    --excess: #8c1d07; --excess-back: #fff; --missing: #6b4200; --missing-back: #fff; --unknown: #333; --unknown-back: #fff; --exact: #14532b; --exact-back: #fff;
  }
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 9.5pt; }
  thead th, th.right { white-space: normal; }
  tbody th { min-width: 7rem; }
  td.from { min-width: 9rem; }
  th, td { padding: 0.35rem 0.5rem; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  nav { display: none; }
  .scroll { overflow: visible; border-radius: 0; }
  h2, thead, .group { break-after: avoid; }
  tr, .verdict { break-inside: avoid; }
}
`;
