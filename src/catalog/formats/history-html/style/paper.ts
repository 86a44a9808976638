/** On paper: fights unfolded, no controls, dark on white. */
export const paper = `
@media print {
  :root, :root[data-scheme] { color-scheme: light; --page: #fff; --head: #f2f2f2; --link: #0b5cad; }
  @page { size: A4 landscape; margin: 12mm; }
  html { font-size: 9.5pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; } header { padding-top: 0; }
  nav, .switches, .controls, .figure-head, .behind:not([open]), .more button { display: none !important; }
  a, button.plain { text-decoration: none; color: inherit; border: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .fight > summary::before { content: "" !important; }
  .scroll, .behind .scroll, .sideways { overflow: visible; max-height: none; border-radius: 0; }
  .canvas canvas { max-width: 100% !important; }
  .canvas { height: 15rem; } .question .screen { display: none; }
  .notes li, .bar, .tiles div { print-color-adjust: exact; }
  h2, .question, thead { break-after: avoid; } tr, figure, .tiles, .notes li, .fight > summary { break-inside: avoid; }
}
`;
