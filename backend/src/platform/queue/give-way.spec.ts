import type { EventLoop } from '#platform/health/event-loop';
import { GiveWay } from './give-way';

const giveWayAt = (lagMs: number): GiveWay => new GiveWay({ lagMs } as EventLoop);

async function hasGoneOn(going: Promise<void>): Promise<boolean> {
  let isOn = false;
  void going.then(() => (isOn = true));
  await new Promise(setImmediate);
  return isOn;
}

describe('GiveWay', () => {
  it('goes on at once where there is room', async () => {
    expect(await hasGoneOn(giveWayAt(20).whenFull())).toBe(true);
  });

  it('waits on a full machine, and goes on all the same', async () => {
    const going = giveWayAt(80).whenFull();

    expect(await hasGoneOn(going)).toBe(false);
    await expect(going).resolves.toBeUndefined();
  });
});
