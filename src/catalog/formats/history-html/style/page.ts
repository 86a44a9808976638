/** The page, its head and its tables. */
export const page = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header, footer { max-width: 84rem; margin: 0 auto; padding: 0 clamp(0.9rem, 3vw, 2rem); }
header { padding-top: 2rem; }
h1 { margin: 0.1rem 0 1rem; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h2 { margin: 2.6rem 0 0.25rem; font-size: 1.35rem; line-height: 1.3; letter-spacing: -0.005em; overflow-wrap: anywhere; }
h2 small { color: var(--quiet); font-weight: 400; font-size: 0.9rem; letter-spacing: 0; }
p { margin: 0.4rem 0; max-width: 80ch; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
code { font: 0.88em/1.5 ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.over, .question { margin: 0; color: var(--quiet); font-size: 0.9rem; }
.question { margin-bottom: 0.7rem; }
.hidden, caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.said { margin: 0 0 1rem; padding: 0; list-style: none; font-size: 1.08rem; } .said li { margin: 0.25rem 0; overflow-wrap: anywhere; max-width: 90ch; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 0.7rem 2rem; margin: 1rem 0 0; }
.facts dt { color: var(--quiet); font-size: 0.82rem; } .facts dd { margin: 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1.2rem 0 0; padding: 0; list-style: none; font-size: 0.94rem; }
.switches { float: right; display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; font-size: 0.88rem; color: var(--quiet); }
.notes { margin: 0.6rem 0 0.9rem; padding: 0; list-style: none; }
.notes li { margin: 0.35rem 0; padding: 0.6rem 0.9rem; border-left: 4px solid var(--rule); background: var(--paper); border-radius: 0 6px 6px 0; overflow-wrap: anywhere; max-width: 100ch; }
.notes.worry li { border-left-color: var(--worry); background: var(--worry-back); color: var(--worry); }
.scroll { position: relative; overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 6.5rem; }
thead th { border-top: 0; background: var(--head); color: var(--quiet); font-weight: 600; font-size: 0.83rem; white-space: nowrap; min-width: 0; }
tbody th { font-weight: 600; min-width: 9rem; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; min-width: 4.5rem; }
.when, .key { white-space: nowrap; font-variant-numeric: tabular-nums; min-width: 0; }
td.spark { white-space: pre; letter-spacing: 0.05em; font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: normal; }
.bar { display: block; width: 100%; height: 5px; margin-top: 0.25rem; } .bar .track { fill: var(--head); } .bar .part { fill: var(--link); }
.tag { display: inline-block; padding: 0 0.5rem; border: 1px solid var(--rule); border-radius: 999px; font-size: 0.8rem; color: var(--quiet); white-space: nowrap; }
.more, .empty { color: var(--quiet); font-size: 0.9rem; } .empty { padding: 1rem; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--quiet); font-size: 0.87rem; }
footer p { border-top: 1px solid var(--line); padding-top: 1rem; max-width: none; }
`;
