import { kill, type Killed, type Scenario, type Untouched } from './kill.ts';
import { places, type Point } from './points.ts';

/** As many as there are cores to be had anywhere: one run is looked at while another is on its way to die. */
const atOnce = 2;

/** Kills at all of the points, two at a time; `heard` is told of each. */
export async function killAll(scenario: Scenario, points: readonly Point[], untouched: Untouched, heard: (killed: Killed) => void = () => undefined): Promise<readonly Killed[]> {
  const waiting = [...points];
  const killed: Killed[] = [];
  const work = async (): Promise<void> => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
      const one = await kill(scenario, point, untouched);
      killed.push(one);
      heard(one);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return killed;
}

/** e.g. `41 of 289 points, 41 killed, 38 as aimed; journal 20, lock 10; 0 wrong` */
export function killsWords(killed: readonly Killed[], points: readonly Point[]): string {
  const died = killed.filter(({ landed }) => landed !== undefined);
  const counts = places.map((place) => `${place} ${killed.filter(({ point }) => point.place === place).length}`);
  const wrong = killed.filter((each) => each.wrong.length > 0).length;
  return `${killed.length} of ${points.length} points, ${died.length} killed, ${died.filter(({ asAimed }) => asAimed).length} exactly there (${counts.join(', ')}), ${killed.length * 3} runs, ${wrong} wrong`;
}
