export default {
  skip: '본문 바로가기',
  offline: '인터넷 연결이 끊겼어요. 연결되면 이어서 이용할 수 있어요.',
  'not-found.title': '페이지를 찾을 수 없어요',
  'not-found.text': '주소가 바뀌었거나 사라진 페이지예요. 주소를 다시 확인해 주세요.',
  'not-found.home': '홈으로',
  'not-found.events': '공연 둘러보기',
  'crash.title': '화면을 표시하지 못했어요',
  'crash.text': '예상하지 못한 문제가 생겼어요. 새로고침해도 계속되면 고객센터로 알려 주세요.',
  'crash.chunk': '새 버전이 나왔거나 연결이 불안정해요. 새로고침하면 이어서 이용할 수 있어요.',
  'crash.reload': '새로고침',
};
