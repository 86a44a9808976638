/** The page, its head and its tables. */
export const page = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header, footer { max-width: 84rem; margin: 0 auto; padding: 0 clamp(0.9rem, 3vw, 2rem); }
header { padding-top: 2rem; }
h1 { margin: 0.1rem 0 1.25rem; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 0.75rem; font-size: 1.35rem; line-height: 1.3; letter-spacing: -0.005em; }
h2 small, h3 small { color: var(--quiet); font-weight: 400; font-size: 0.9rem; letter-spacing: 0; }
h3 { margin: 0; font-size: 1.08rem; line-height: 1.35; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 0.25rem; font-size: 0.82rem; color: var(--quiet); }
p { margin: 0.4rem 0; max-width: 75ch; }
a { color: var(--link); text-underline-offset: 0.15em; }
code { font: 0.88em/1.5 ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.over { margin: 0; color: var(--quiet); font-size: 0.88rem; }
.note { display: block; color: var(--quiet); font-weight: 400; font-size: 0.87rem; }
.hidden, caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.verdict { padding: 1.1rem 1.4rem; background: var(--paper); border: 1px solid var(--line); border-left: 6px solid var(--pass); border-radius: 8px; }
.verdict.bad { border-left-color: var(--fail); }
.verdict h2 { margin: 0; font-size: 1.2rem; color: var(--pass); }
.verdict.bad h2 { color: var(--fail); }
.tally { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.8rem 0 0; padding: 0; list-style: none; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); gap: 0.9rem 2rem; margin: 1.4rem 0 0; }
@media (min-width: 46rem) { .facts .targets { grid-column: span 2; } }
.facts dt { color: var(--quiet); font-size: 0.82rem; }
.facts dd { margin: 0 0 0.3rem; overflow-wrap: anywhere; }
.facts .unread { color: var(--fail); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1.3rem 0 0; padding: 0; list-style: none; font-size: 0.94rem; }
.switches { float: right; display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; font-size: 0.88rem; color: var(--quiet); }
.scroll { position: relative; overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
th, td { padding: 0.55rem 0.75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 7rem; }
thead th { border-top: 0; background: var(--head); color: var(--quiet); font-weight: 600; font-size: 0.83rem; white-space: nowrap; min-width: 0; }
tbody th { font-weight: 600; min-width: 11rem; }
.by { white-space: nowrap; min-width: 0; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.87rem; }
footer p { border-top: 1px solid var(--line); padding-top: 1rem; max-width: none; }
`;
