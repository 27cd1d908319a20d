import { stored } from '../../lib/stored';

const SOUND = 'queue.sound';
let audio: AudioContext | undefined;

export const alerts = {
  wantsSound: (): boolean => stored.get(SOUND) === '1',

  /** Browsers let a page sound only after a press: this is that press, and a trial of how it will sound. */
  setSound(isOn: boolean): void {
    stored.set(SOUND, isOn ? '1' : null);
    if (isOn) chime();
  },

  /** Undefined where this browser has no notifications. */
  notifications: (): NotificationPermission | undefined =>
    'Notification' in globalThis ? Notification.permission : undefined,

  askForNotifications: (): Promise<NotificationPermission> => Notification.requestPermission(),

  /** The person's turn has come; whoever looks elsewhere is called. */
  call(title: string, body: string): void {
    if (alerts.wantsSound()) chime();
    if (document.visibilityState === 'visible' || alerts.notifications() !== 'granted') return;
    try {
      const notification = new Notification(title, {
        body,
        icon: '/icon.svg',
        tag: 'tiketi-queue',
        requireInteraction: true,
      });
      notification.onclick = () => {
        globalThis.focus();
        notification.close();
      };
    } catch {
      // Phones notify through service workers only; the title and the sound still call.
    }
  },
};

/** Two rising tones, half a second. */
function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume().then(() => {
    for (const [index, frequency] of [660, 880].entries()) {
      const start = context.currentTime + index * 0.18;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.32);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.34);
    }
  });
}
