export default {
  solving: '대기열에 들어갈 준비를 하고 있어요. 그대로 두면 돼요.',
  ready: '준비됐어요.',
  failed: '접속 확인을 마치지 못했어요.',
  again: '다시 시도',
  'declaration.title': '직접 예매하는 것이 맞나요?',
  'declaration.why':
    '이 계정에서 사람이 누르기 어려운 빠르기의 요청이 있었어요. 맞히거나 옮겨 적을 것은 없고, 읽고 누르기만 하면 돼요.',
  'declaration.words': '저는 매크로 같은 자동 프로그램을 쓰지 않고 직접 예매합니다.',
  'declaration.law': '매크로로 예매한 입장권을 부정하게 파는 것은 공연법으로 금지되어 있어요.',
  'declaration.button': '네, 직접 예매합니다',
};
