import type { MailContent } from '#platform/mail/compose-mail';
import type { Locale } from '../../domain/account';
import type { Provider } from '../../domain/provider';

type Words = Record<Locale, Omit<MailContent, 'locale' | 'button'> & { readonly button?: string }>;

export const PROVIDER_NAMES: Readonly<Record<Provider, Readonly<Record<Locale, string>>>> = {
  kakao: { ko: '카카오', en: 'Kakao' },
  naver: { ko: '네이버', en: 'Naver' },
  google: { ko: '구글', en: 'Google' },
};

function written(words: Words, locale: Locale, href?: string): MailContent {
  const { button, ...content } = words[locale];
  return { locale, ...content, ...(button && href ? { button: { label: button, href } } : {}) };
}

export function verificationMail(locale: Locale, displayName: string, href: string): MailContent {
  return written(
    {
      ko: {
        subject: '[TIKETI] 메일 주소를 확인해 주세요',
        preview: '버튼을 누르면 가입이 끝납니다.',
        heading: `${displayName}님, 반갑습니다`,
        paragraphs: ['아래 버튼을 누르면 메일 주소 확인이 끝나고 바로 예매할 수 있어요.'],
        button: '메일 주소 확인하기',
        notes: [
          '이 링크는 24시간 동안 한 번만 쓸 수 있습니다.',
          '가입을 신청한 적이 없다면 누르지 말고 이 메일을 지워 주세요. 누르지 않으면 아무 일도 일어나지 않습니다.',
        ],
      },
      en: {
        subject: '[TIKETI] Confirm your e-mail address',
        preview: 'One press and your account is ready.',
        heading: `Welcome, ${displayName}`,
        paragraphs: ['Press the button to confirm your e-mail address. You can book right after.'],
        button: 'Confirm e-mail address',
        notes: [
          'The link works once, for 24 hours.',
          'You did not sign up? Do not press it and delete this mail; nothing will happen.',
        ],
      },
    },
    locale,
    href,
  );
}

export function providerVerificationMail(locale: Locale, provider: Provider, href: string): MailContent {
  const name = PROVIDER_NAMES[provider][locale];
  return written(
    {
      ko: {
        subject: `[TIKETI] ${name} 가입을 마치려면 메일 주소를 확인해 주세요`,
        preview: `${name} 계정으로 시작한 가입을 마칩니다.`,
        heading: `${name} 계정으로 가입을 마쳐 주세요`,
        paragraphs: [
          `${name} 로그인으로 TIKETI 가입을 시작하셨습니다. 가입을 시작한 브라우저에서 아래 버튼을 누르면 가입이 끝납니다.`,
        ],
        button: '메일 주소 확인하고 가입 마치기',
        notes: [
          '이 링크는 24시간 동안 한 번만, 가입을 시작한 브라우저에서만 쓸 수 있습니다.',
          '가입을 시작한 적이 없다면 누르지 말고 이 메일을 지워 주세요.',
        ],
      },
      en: {
        subject: `[TIKETI] Confirm your e-mail address to finish signing up with ${name}`,
        preview: `Finishes the sign-up you began with ${name}.`,
        heading: `Finish signing up with ${name}`,
        paragraphs: [
          `You began to sign up at TIKETI with ${name}. Press the button in the browser in which you began, and it is done.`,
        ],
        button: 'Confirm and finish',
        notes: [
          'The link works once, for 24 hours, in the browser in which you began.',
          'You did not begin this? Do not press it and delete this mail.',
        ],
      },
    },
    locale,
    href,
  );
}

export function alreadySignedUpMail(locale: Locale, provider: Provider | undefined, href: string): MailContent {
  const name = provider && PROVIDER_NAMES[provider][locale];
  return written(
    {
      ko: {
        subject: '[TIKETI] 이미 가입된 메일 주소입니다',
        preview: '이 주소로는 이미 계정이 있습니다.',
        heading: '이미 TIKETI 계정이 있어요',
        paragraphs: [
          '누군가 이 메일 주소로 가입을 신청했지만, 이미 계정이 있어 새로 만들지 않았습니다.',
          name
            ? `본인이라면 기존 계정으로 로그인한 뒤 ${name} 계정을 연결할 수 있습니다.`
            : '본인이라면 로그인해 주세요. 비밀번호를 잊었다면 로그인 화면에서 다시 정할 수 있습니다.',
        ],
        button: '로그인하기',
        notes: ['본인이 아니라면 그냥 두셔도 됩니다. 계정은 그대로입니다.'],
      },
      en: {
        subject: '[TIKETI] This e-mail address has an account',
        preview: 'There is an account with this address already.',
        heading: 'You already have a TIKETI account',
        paragraphs: [
          'Somebody asked to sign up with this e-mail address. It has an account, so we did not open another one.',
          name
            ? `If it was you: sign in to your account, then connect ${name}.`
            : 'If it was you: sign in. You can set a new password from there if you forgot yours.',
        ],
        button: 'Sign in',
        notes: ['It was not you? You need not do anything; your account is as it was.'],
      },
    },
    locale,
    href,
  );
}

export function passwordResetMail(locale: Locale, href: string): MailContent {
  return written(
    {
      ko: {
        subject: '[TIKETI] 비밀번호를 다시 정해 주세요',
        preview: '30분 안에 새 비밀번호를 정할 수 있습니다.',
        heading: '비밀번호 다시 정하기',
        paragraphs: ['아래 버튼을 눌러 새 비밀번호를 정해 주세요. 끝나면 모든 기기에서 로그아웃됩니다.'],
        button: '새 비밀번호 정하기',
        notes: [
          '이 링크는 30분 동안 한 번만 쓸 수 있습니다.',
          '신청한 적이 없다면 이 메일을 지워 주세요. 비밀번호는 그대로입니다.',
        ],
      },
      en: {
        subject: '[TIKETI] Set a new password',
        preview: 'You can set a new password for 30 minutes.',
        heading: 'Set a new password',
        paragraphs: ['Press the button to set a new password. You will be signed out on every device.'],
        button: 'Set a new password',
        notes: [
          'The link works once, for 30 minutes.',
          'You did not ask for it? Delete this mail; nothing has changed.',
        ],
      },
    },
    locale,
    href,
  );
}

export function passwordChangedMail(locale: Locale, href: string): MailContent {
  return written(
    {
      ko: {
        subject: '[TIKETI] 비밀번호가 바뀌었습니다',
        preview: '모든 기기에서 로그아웃되었습니다.',
        heading: '비밀번호가 바뀌었습니다',
        paragraphs: ['방금 계정의 비밀번호가 바뀌었고, 모든 기기에서 로그아웃되었습니다.'],
        button: '비밀번호 다시 정하기',
        notes: ['본인이 바꾸지 않았다면 바로 비밀번호를 다시 정해 주세요.'],
      },
      en: {
        subject: '[TIKETI] Your password was changed',
        preview: 'You are signed out on every device.',
        heading: 'Your password was changed',
        paragraphs: ['The password of your account has just been changed, and every device was signed out.'],
        button: 'Set a new password',
        notes: ['It was not you? Set a new password at once.'],
      },
    },
    locale,
    href,
  );
}

export function identityLinkedMail(locale: Locale, provider: Provider, href: string): MailContent {
  const name = PROVIDER_NAMES[provider][locale];
  return written(
    {
      ko: {
        subject: `[TIKETI] ${name} 로그인이 연결되었습니다`,
        preview: `이제 ${name} 계정으로도 로그인할 수 있습니다.`,
        heading: `${name} 로그인이 연결되었습니다`,
        paragraphs: [
          `같은 메일 주소가 확인되어 ${name} 계정이 TIKETI 계정에 연결되었습니다. 이제 어느 쪽으로든 로그인할 수 있어요.`,
        ],
        button: '비밀번호 다시 정하기',
        notes: ['본인이 연결하지 않았다면 비밀번호를 다시 정하고 고객센터에 알려 주세요.'],
      },
      en: {
        subject: `[TIKETI] ${name} is now connected`,
        preview: `You can sign in with ${name} from now on.`,
        heading: `${name} is now connected`,
        paragraphs: [`Your ${name} account is connected with your TIKETI account. You can sign in either way.`],
        button: 'Set a new password',
        notes: ['It was not you? Set a new password and tell our support.'],
      },
    },
    locale,
    href,
  );
}

export function sessionReusedMail(locale: Locale, href: string): MailContent {
  return written(
    {
      ko: {
        subject: '[TIKETI] 로그인 하나를 안전을 위해 끝냈습니다',
        preview: '이미 쓴 로그인 정보가 다시 사용되었습니다.',
        heading: '로그인 하나를 끝냈습니다',
        paragraphs: [
          '한 기기의 로그인 정보가 두 곳에서 쓰인 것으로 보여, 그 로그인을 끝냈습니다. 다시 로그인하면 계속 쓸 수 있습니다.',
        ],
        button: '비밀번호 다시 정하기',
        notes: ['낯선 일이라면 비밀번호를 다시 정해 주세요. 모든 기기에서 로그아웃됩니다.'],
      },
      en: {
        subject: '[TIKETI] We ended one of your sessions',
        preview: 'A session was used in two places.',
        heading: 'We ended one of your sessions',
        paragraphs: [
          'The session of one of your devices seems to have been used in two places, so we ended it. Sign in again to go on.',
        ],
        button: 'Set a new password',
        notes: ['Does this look strange? Set a new password; it signs every device out.'],
      },
    },
    locale,
    href,
  );
}
