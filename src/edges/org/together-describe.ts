import DataLoader from 'dataloader';
import { chunks } from '../../core/model/chunks.ts';
import type { ObjectDescribe, OrgReader } from '../../core/model/ports.ts';
import { OrgRefusal } from '../../core/model/ports.ts';
import type { Caller } from './caller.ts';
import { describeOne, describePath, objectOf } from './describe.ts';
import { objectsAt } from './json.ts';
import type { Moment } from './moment.ts';
import { orError } from './or-error.ts';
import { remembered } from './remembered.ts';

type Described = ObjectDescribe | undefined;

/** 25 may go in one composite call (facts 2.z [A]); an object with hundreds of fields describes itself in a megabyte [K]. */
const perCall = 10;
/** As many are asked for side by side, which is quicker. */
const few = 2;

/** What one composite call shows; it counts as one call. An object that it does not show is asked for alone, which says why. */
async function atOnce(caller: Caller, base: string, sobjects: readonly string[]): Promise<readonly (Described | Error)[]> {
  const compositeRequest = sobjects.map((sobject, index) => ({ method: 'GET', url: describePath(base, sobject), referenceId: `object${index}` }));
  const headers = { 'content-type': 'application/json' };
  const asked = await orError(caller.json({ method: 'POST', path: `${base}/composite`, readOnly: true, headers, body: () => JSON.stringify({ compositeRequest }) }));
  if (asked instanceof Error && !(asked instanceof OrgRefusal)) return sobjects.map(() => asked);
  const shown = new Map(objectsAt(asked, 'compositeResponse').filter((each) => each['httpStatusCode'] === 200).map((each) => [each['referenceId'], each['body']]));
  return Promise.all(
    sobjects.map(async (sobject, index) => {
      const body = shown.get(`object${index}`);
      return body === undefined ? orError(describeOne(caller, base, sobject)) : objectOf(body);
    })
  );
}

async function describeAll(caller: Caller, base: string, sobjects: readonly string[]): Promise<readonly (Described | Error)[]> {
  if (sobjects.length <= few) return Promise.all(sobjects.map((sobject) => orError(describeOne(caller, base, sobject))));
  return (await Promise.all(chunks(sobjects, perCall).map((some) => atOnce(caller, base, some)))).flat();
}

/** `describe`: each object once, since nothing that is done here changes one. */
export function openDescribe(caller: Caller, base: string, moment: Moment): OrgReader['describe'] {
  const loader = new DataLoader<string, Described>((sobjects) => describeAll(caller, base, sobjects), { cache: false, batchScheduleFn: moment.over });
  const describe = remembered((sobject: string) => sobject, (sobject) => loader.load(sobject));
  return async (sobject) => {
    // What is no name is refused for itself, not for those beside it.
    describePath(base, sobject);
    moment.asked();
    return describe(sobject);
  };
}
