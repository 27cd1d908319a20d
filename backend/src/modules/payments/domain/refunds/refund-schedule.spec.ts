import { pauseBeforeNextAttempt } from './refund-schedule';

/** When a refund is sent that nobody answers, and when it is given up; each attempt takes so long. Seconds since it was asked for. */
function outage(firstAt: number, attemptSeconds: number) {
  const attempts: number[] = [];
  for (let now = firstAt; ;) {
    attempts.push(now);
    now += attemptSeconds;
    const pause = pauseBeforeNextAttempt(attempts.length, now);
    if (pause === undefined) return { attempts, givenUpAt: now };
    now += pause;
  }
}

const PROMISED_SECONDS = 15 * 60;

describe('a refund while the gateway is away', () => {
  it('is tried less and less often, and once more when it is given up', () => {
    expect(outage(0, 0)).toEqual({ attempts: [0, 5, 15, 35, 75, 155, 315, 615, 720], givenUpAt: 720 });
  });

  it.each([0, 1, 18, 45])('goes to a person within the time promised when an attempt takes %i s', (attemptSeconds) => {
    const { givenUpAt } = outage(0, attemptSeconds);

    expect(givenUpAt).toBeGreaterThanOrEqual(720);
    expect(givenUpAt).toBeLessThan(PROMISED_SECONDS - 60);
  });

  it('goes to a person within the time promised when it had to wait behind two others of its payment', () => {
    const second = outage(outage(0, 45).givenUpAt, 45);
    const third = outage(second.givenUpAt, 45);

    expect(second.attempts).toHaveLength(1);
    expect(third.givenUpAt).toBeLessThan(PROMISED_SECONDS);
  });
});
