/** Rows of the report's tables and fights: those stay that touch what is asked for. What a row does not tell, it is not hidden for. */
export const rows = `
const sections = [...document.querySelectorAll('section.result')].map((section) => ({ section, none: section.querySelector('.none'), rows: [...section.querySelectorAll('tbody tr, details.fight')].filter((row) => row.tagName !== 'TR' || row.closest('.fight') === null) }));

const fitsOne = (value, said) => value === '' || said.every((each) => each === '') || said.includes(value);

function fits({ actor, other, kind, otherKind, object, field, from, to }, wanted) {
  return fitsOne(wanted.actor, [actor, other]) && fitsOne(wanted.kind, [kind, otherKind]) && fitsOne(wanted.object, [object]) && fitsOne(wanted.field, [field])
    && (wanted.from === '' || to === '' || to >= wanted.from) && (wanted.to === '' || from === '' || from <= wanted.to);
}

function narrowRows(wanted) {
  let shown = 0;
  let all = 0;
  for (const { section, none, rows: own } of sections) {
    let here = 0;
    for (const row of own) {
      const isShown = fits(row.dataset, wanted);
      if (row.hidden === isShown) row.hidden = !isShown;
      here += Number(isShown);
    }
    none.hidden = own.length === 0 || here > 0;
    if (section.hidden) continue;
    shown += here;
    all += own.length;
  }
  return { shown, all };
}
`;
