import type { Text } from '../catalog.ts';

/** What everybody has to know, after what is special about one event. */
export function notice(special: Text): Text {
  return {
    ko: `${special.ko}\n\n· 1인 4매까지 예매할 수 있습니다.\n· 공연 시작 후에는 지정된 쉬는 시간에만 입장할 수 있습니다.\n· 휠체어석은 보호자 1인과 함께 예매해 주세요.\n· 사진·영상 촬영과 음식물 반입은 제한됩니다.`,
    en: `${special.en}\n\n· Up to 4 tickets per person.\n· Late arrivals are admitted at suitable breaks only.\n· Wheelchair places may be booked together with one companion.\n· No photography, filming or food inside.`,
  };
}
