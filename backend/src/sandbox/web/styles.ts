/** The look of every page here: one sheet, colours by brand, light and dark by the reader's system. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f3f5f8, #0f1216);
  --card: light-dark(#ffffff, #1a1f26);
  --sunken: light-dark(#f3f5f8, #242b34);
  --line: light-dark(#dfe4ea, #343d49);
  --text: light-dark(#16202c, #eef2f6);
  --soft: light-dark(#55606e, #a6b0bd);
  --brand: light-dark(#3a4a63, #9db4d6);
  --on-brand: light-dark(#ffffff, #0f1216);
  --tint: light-dark(#eef1f6, #232c3a);
  --good: light-dark(#0b7a4b, #5fd3a0);
  --bad: light-dark(#b3261e, #ff9b92);
  --warn-bg: light-dark(#fff4d6, #3a2f10);
  --warn-text: light-dark(#5c4300, #ffdf8f);
  font-family: Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif;
  font-size: 16px; line-height: 1.55; word-break: keep-all; overflow-wrap: anywhere;
}
.brand-toss { --brand: light-dark(#1b64da, #6ea8ff); --on-brand: light-dark(#fff, #08162e); --tint: light-dark(#e8f1ff, #1b2b47); }
.brand-kakao { --brand: #fee500; --on-brand: #191600; --tint: light-dark(#fff9c9, #36330f); --mark: #fee500; }
.brand-naver { --brand: light-dark(#00803a, #2fd276); --on-brand: light-dark(#fff, #04210f); --tint: light-dark(#e4f7ec, #14301f); --mark: #03c75a; }
.brand-google { --brand: light-dark(#0b57d0, #a8c7fa); --on-brand: light-dark(#fff, #062e6f); --tint: light-dark(#e9f0fd, #1e2b45);
  --mark: conic-gradient(#ea4335 0 25%, #4285f4 0 50%, #34a853 0 75%, #fbbc05 0); }
.brand-mail { --brand: light-dark(#6b3fd4, #c3a9ff); --on-brand: light-dark(#fff, #1d0c46); --tint: light-dark(#f1ebff, #2b2145); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); min-height: 100dvh; }
.notice { margin: 0; padding: 8px 16px; background: var(--warn-bg); color: var(--warn-text); font-size: 13px; text-align: center; }
header { display: flex; align-items: center; gap: 10px; padding: 16px 20px 0; max-width: 520px; margin: 0 auto; }
.wide header { max-width: 1080px; }
.mark { width: 26px; height: 26px; border-radius: 8px; background: var(--mark, var(--brand)); flex: none; }
.name { font-weight: 700; font-size: 17px; }
.language { margin-left: auto; padding: 8px 4px; color: var(--soft); font-size: 14px; }
main { max-width: 520px; margin: 0 auto; padding: 14px 12px 40px; display: grid; gap: 14px; }
.wide main { max-width: 1080px; padding-inline: 20px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0; letter-spacing: -0.01em; }
h1 + .soft { margin-top: 6px; }
h2 { font-size: 17px; margin: 0 0 10px; }
p { margin: 0; }
a { color: light-dark(#0b57d0, #a8c7fa); text-underline-offset: 3px; }
.soft { color: var(--soft); font-size: 14px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 18px; padding: 22px 20px; display: grid; gap: 16px; }
.card > form, .stack { display: grid; gap: 16px; }
.amount { font-size: 30px; font-weight: 800; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 18px; margin: 0; font-size: 15px; }
dt { color: var(--soft); }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
legend { padding: 0; font-weight: 700; margin-bottom: 8px; }
.field { display: grid; gap: 6px; font-size: 14px; font-weight: 600; }
input[type='text'], input[type='email'], input[type='search'], input[type='tel'], select {
  width: 100%; min-height: 48px; padding: 10px 14px; border-radius: 12px; border: 1px solid var(--line);
  background: var(--card); color: var(--text); font: inherit; font-weight: 400; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); gap: 8px; }
.choices.halves { grid-template-columns: 1fr 1fr; }
.choices.rows { grid-template-columns: 1fr; }
.choice { position: relative; display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 52px; padding: 8px 10px;
  text-align: center; border: 1px solid var(--line); border-radius: 12px; cursor: pointer; font-size: 15px; font-weight: 500; }
.rows > .choice { justify-content: flex-start; text-align: left; }
.choice input { position: absolute; left: 6px; top: calc(50% - 9px); width: 18px; height: 18px; margin: 0; opacity: 0; cursor: pointer; }
.choice:has(:checked) { border-color: var(--brand); background: var(--tint); box-shadow: inset 0 0 0 1px var(--brand); font-weight: 700; }
.choice:has(:focus-visible), :focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
.tick { display: flex; gap: 12px; align-items: flex-start; min-height: 44px; padding: 10px 0; cursor: pointer; font-size: 15px; }
.tick input { width: 22px; height: 22px; margin: 1px 0 0; flex: none; accent-color: light-dark(#0b57d0, #a8c7fa); }
button, .button { display: flex; align-items: center; justify-content: center; min-height: 54px; width: 100%; padding: 12px 18px; border: 0; border-radius: 14px;
  font: inherit; font-weight: 700; font-size: 17px; cursor: pointer; text-decoration: none; background: var(--brand); color: var(--on-brand); }
button:hover, .button:hover { filter: brightness(0.96); }
button.quiet, .button.quiet { background: var(--sunken); color: var(--text); }
button.small, .button.small { min-height: 44px; width: auto; font-size: 15px; border-radius: 12px; }
button.danger { background: transparent; color: var(--bad); border: 1px solid currentColor; }
.two { display: grid; grid-template-columns: 1fr 2fr; gap: 10px; }
details { border-top: 1px solid var(--line); padding-top: 12px; }
summary { cursor: pointer; font-weight: 600; min-height: 44px; display: flex; align-items: center; gap: 8px; }
summary::before { content: '›'; width: 12px; text-align: center; transition: rotate 0.15s; font-size: 20px; line-height: 1; }
details[open] > summary::before { rotate: 90deg; }
.tests { background: var(--warn-bg); color: var(--warn-text); border-radius: 14px; border: 0; padding: 6px 16px; }
.tests .choice { border-color: currentColor; }
.tests .choice:has(:checked) { background: transparent; border-color: currentColor; box-shadow: inset 0 0 0 2px currentColor; }
.tests .stack { padding: 4px 0 14px; }
.account { display: flex; align-items: center; gap: 14px; width: 100%; min-height: 64px; padding: 10px 14px; text-align: left; justify-content: flex-start;
  background: var(--card); color: var(--text); border: 1px solid var(--line); border-radius: 14px; font-weight: 500; font-size: 16px; }
.account:hover { background: var(--tint); filter: none; }
.avatar { width: 42px; height: 42px; border-radius: 50%; background: var(--tint); color: var(--text); display: grid; place-items: center; font-weight: 700; flex: none; }
.account small { display: block; color: var(--soft); font-size: 13px; }
.badge { display: inline-block; white-space: nowrap; justify-self: end; align-self: start; padding: 2px 9px; border-radius: 99px; background: var(--sunken); color: var(--soft); font-size: 12.5px; font-weight: 600; }
.badge.good { color: var(--good); } .badge.bad { color: var(--bad); }
.tiles { display: grid; gap: 14px; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); }
.tiles .card { align-content: start; gap: 10px; }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
th { text-align: left; color: var(--soft); font-size: 13px; font-weight: 600; }
th, td { padding: 10px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.9em; background: var(--sunken); padding: 1px 6px; border-radius: 6px; }
pre { margin: 0; white-space: pre-wrap; font: inherit; }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 12px; flex-wrap: wrap; }
.search { display: grid; grid-template-columns: 1fr auto; gap: 10px; align-items: end; }
.mails { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 18px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mail { display: grid; grid-template-columns: 1fr auto; gap: 2px 14px; padding: 14px 18px; color: inherit; text-decoration: none; }
.mail:hover { background: var(--tint); }
.mail .subject { font-weight: 700; }
.mail > strong { justify-self: end; }
.mail time { color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
.mail .preview { grid-column: 1 / -1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
dl.left dd { text-align: left; }
iframe { width: 100%; height: min(76vh, 900px); border: 1px solid var(--line); border-radius: 12px; background: #fff; }
.files, .actions { display: flex; flex-wrap: wrap; gap: 10px; list-style: none; margin: 0; padding: 0; }
.scroll { overflow-x: auto; }
.scroll th, .scroll td { white-space: nowrap; }
.empty { text-align: center; padding: 48px 20px; }
.error { color: var(--bad); font-weight: 600; }
.window .panel:not(.only) { display: none; }
.window:has([value='카드']:checked) .panel-card, .window:has([value='간편결제']:checked) .panel-easy,
.window:has([value='계좌이체']:checked) .panel-transfer, .window:has([value='가상계좌']:checked) .panel-virtual { display: grid; }
@media (prefers-reduced-motion: no-preference) { .choice, button, .button, .account { transition: background 0.12s, border-color 0.12s, filter 0.12s; } }
`;
