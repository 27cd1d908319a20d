import { composeMail } from './compose-mail';

const content = {
  locale: 'ko' as const,
  subject: '메일 주소를 확인해 주세요',
  preview: '미리보기',
  heading: '<b>안녕하세요</b>',
  paragraphs: ['<script>alert(1)</script>'],
  facts: [{ name: '좌석', value: 'A구역 "1열"' }],
  button: { label: '확인', href: 'http://localhost:3000/auth/verify?token=a&b=c' },
};

describe('composeMail', () => {
  it('shows what people typed as text, never as HTML', () => {
    const { html } = composeMail(content);

    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;b&gt;안녕하세요&lt;/b&gt;');
    expect(html).toContain('A구역 &quot;1열&quot;');
    expect(html).toContain('href="http://localhost:3000/auth/verify?token=a&amp;b=c"');
  });

  it('says the same in the text part, with the link in full', () => {
    const { text } = composeMail(content);

    expect(text).toContain('좌석: A구역 "1열"');
    expect(text).toContain('http://localhost:3000/auth/verify?token=a&b=c');
  });

  it('keeps the subject on one line', () => {
    expect(composeMail({ ...content, subject: 'a\r\nBcc: x@y.z' }).subject).toBe('a Bcc: x@y.z');
  });
});
