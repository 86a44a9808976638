import { another, beside, orgId, plant } from '../world.ts';
import type { Integration } from '../integration.ts';
import type { Planted } from '../manifest.ts';
import type { Plant } from './plant.ts';

const ranged = (why: string, rule: string, result: Planted['result'], ranges: (one: Integration) => Integration['ranges']): Plant => (world) => {
  const one = another(world);
  one.ranges = ranges(one);
  plant(world, why, [rule, one.profile, result]);
  beside(world, ['IU-GOV-005', one.name], ['IU-NET-002', one.profile], ['IU-NET-004', one.username]);
};

const all = { start: '0.0.0.0', end: '255.255.255.255', description: 'everywhere' };
const pieces = [0, 64, 128, 192].map((first) => ({ start: `${first}.0.0.0`, end: `${first + 63}.255.255.255`, description: `part ${first}` }));

const outside: Plant = (world) => {
  const one = another(world);
  one.logins.push({ daysAgo: 3, sourceIp: '198.51.100.77' });
  plant(world, 'a login from outside of the range', ['IU-NET-004', one.username, 'fail']);
};

const triedOutside: Plant = (world) => {
  const one = another(world);
  one.logins.push({ daysAgo: 3, sourceIp: '198.51.100.78', status: 'Restricted IP' });
  plant(world, 'a refused login from outside of the range', ['IU-NET-004', one.username, 'warn']);
};

const notEveryRequest: Plant = (world) => {
  world.switches['enforceIpRangesEveryRequest'] = 'off';
  plant(world, 'ranges are asked for at login only', ['IU-NET-003', orgId, 'fail']);
};

export const networkPlants: readonly Plant[] = [
  outside, triedOutside, notEveryRequest,
  ranged('no range at all', 'IU-NET-001', 'fail', () => []),
  ranged('one range that holds everything', 'IU-NET-002', 'fail', () => [all]),
  ranged('everything in four pieces', 'IU-NET-002', 'fail', () => pieces),
  ranged('private addresses', 'IU-NET-002', 'fail', ({ ranges }) => [...ranges, { start: '10.1.0.0', end: '10.1.0.255', description: 'the office' }]),
  ranged('an IPv6 range wider than a /48', 'IU-NET-002', 'fail', ({ ranges }) => [...ranges, { start: '2001:db8::', end: '2001:db8:1:ffff:ffff:ffff:ffff:ffff', description: 'v6' }]),
  ranged('ranges that overlap', 'IU-NET-002', 'warn', ({ ranges, subnet }) => [...ranges, { start: subnet, end: subnet, description: 'again' }]),
  ranged('more than the spec allows', 'IU-NET-002', 'warn', ({ ranges }) => [...ranges, { start: '198.51.100.32', end: '198.51.100.39', description: 'who knows' }]),
];
