import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SealedBox } from '#platform/secrets/sealed-box';
import { hashOf, randomToken } from '#platform/secrets/secrets';
import { normalEmail } from '../domain/email-address';
import type { Audience } from '../domain/sessions';
import { AuthCookies } from './auth-cookies';

const PURPOSE = 'known-device';
/** People who share a computer. */
const PEOPLE_MAX = 5;

interface Device {
  readonly id: string;
  /** Hashes of the addresses that signed in here. */
  readonly people: readonly string[];
}

/**
 * Devices on which a person has signed in before (OWASP's device cookies). Their tries are counted apart from everybody
 * else's, so that somebody who fails on purpose cannot keep the owner out. Knowing a device opens nothing.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly box: SealedBox,
    private readonly cookies: AuthCookies,
  ) {}

  /** The device's id when this person was here before. */
  find(request: Request, audience: Audience, email: string): string | undefined {
    const device = this.open(request, audience);
    return device?.people.includes(personOf(email)) ? device.id : undefined;
  }

  remember(request: Request, response: Response, audience: Audience, email: string): void {
    const { id, people } = this.open(request, audience) ?? { id: randomToken(), people: [] };
    const person = personOf(email);
    const device: Device = { id, people: [person, ...people.filter((other) => other !== person)].slice(0, PEOPLE_MAX) };
    this.cookies.setDevice(response, audience, this.box.seal(`${PURPOSE}/${audience}`, device));
  }

  private open(request: Request, audience: Audience): Device | undefined {
    const sealed = this.cookies.deviceOf(request, audience);
    return sealed === undefined ? undefined : this.box.open<Device>(`${PURPOSE}/${audience}`, sealed);
  }
}

function personOf(email: string): string {
  return hashOf(normalEmail(email)).slice(0, 22);
}
