/** Of the passwords that leak most often, those our minimum length lets through. In lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123
zaq12wsxcde3 zaq1zaq1zaq1 qwe123qwe123 qwer1234qwer asdf1234asdf qwer1234!@#$ asdf1234!@#$ q1w2e3r4!@ 1q2w3e4r!@ qwer!@#$1234
abcd1234abcd abcd1234!@ a1b2c3d4e5 a1b2c3d4e5f6 a123456789 123456789a 1234567890a 123456789q 123456789z q123456789 z123456789
123456789abc abc123456789 asd123456789 qwe123456789 qwer123456 qwert12345 qwerty12345 asdf123456 zxcv123456 asdfg12345 zxcvb12345
12345qwert 123456qwerty 1234qwerasdf 1234qwer!! 12341234qwer qwerasdfzxcv asdfzxcvqwer qweasdzxc123 qweasdzxc1 123qweasdzxc
1232323232 1357924680 1472583690 147258369a 7894561230 0987654321 9876543210 1029384756 1123581321 3141592653 1231231234 1212121212
passw0rd12 p@ssw0rd12 p@ssword12 pass123456 passpass123 mypassword letmein123 welcome123 changeme123 trustno1234 iloveyou12 iloveyou123
iloveyou1234 iloveyou520 loveyou123 loveme1234 sunshine123 princess123 football123 baseball123 superman123 batman1234 dragon1234
monkey1234 michael123 jordan2323 liverpool1 manchester chocolate1 butterfly1 basketball jesuschrist christian1 samsung123 samsung1234
google1234 naver12345 kakao12345 daum123456 korea12345 seoul12345 korea1234! admin12345 admin123456 administrator root123456 test123456
testtest123 test1234test guest12345 master1234 user123456 demo123456 computer12 internet12 secret1234 login12345 server1234 oracle1234
dkssudgktpdy dkssud1234 tkfkdgo123 tkfkdgo1234 tkfkdgody tkfkdgodlf gkswlals12 gkskdmlQnf rlaalswns1 qlalfqjsgh qlalfqjsgh1 qlqjs12345
dudnjsgl123 thsusdlek1 eogksalsrnr eogksalsrnr1 gksrnr1234 whsskqhr12 skadkdldb1 dlthddlr12 wkddnjs123 ghddlrehd1 dntjsghl12
01012345678 01000000000 01011111111 0101234567 19900101aa 1004100410 1004angel! angel10041004 10041004aa aa10041004 aa12345678
aa123456789 aaa1234567 aaaa123456 abc1234567 abcde12345 abcdef1234 abcdef12345 abcdefg123 abcdefg1234 qq12345678 qq123456789
zz12345678 zxc123456789 zxcvbnm123 zxcvbnm1234 asdfghjkl1 asdfghjkl123 qwertyuiop1 qwertyuiop12 qwertyuiop123 poiuytrewq1
blink182blink ncc1701ncc fuckyou123 fuckyou1234 whatever123 starwars123 pokemon1234 naruto1234 minecraft1 minecraft123 fortnite123
blackpink1 blackpink123 bangtan123 bts12345678 bts2013bts exo12345678 twice12345 concert123 concert1234 musical123 ticket1234 ticket12345`
    .split(/\s+/)
    .map((password) => password.toLowerCase()),
);

/** Common words: a password that is one of them with digits and signs around it is refused. */
export const COMMON_BASES: ReadonlySet<string> = new Set(
  `password passwords passwort passw0rd passwd mypassword qwerty qwertyuiop qwert qwer asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
qweasd qweasdzxc iloveyou ilovekorea letmein welcome changeme admin administrator root superuser test testing tester guest user demo
master secret login sample default dragon monkey football baseball basketball soccer hockey superman batman spiderman starwars pokemon
sunshine princess shadow michael jessica jennifer charlie daniel thomas jordan andrew ashley matthew computer internet samsung galaxy
iphone android google naver kakao kakaotalk daum facebook instagram youtube korea seoul busan southkorea hello helloworld hellohello
whatever freedom summer winter spring autumn january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday chocolate butterfly flower cookie cheese pepper ginger orange banana family mother
father friend friends forever loveyou lovely angel heaven jesus christ christian god love abcdef abcdefg abcdefgh abcd abcde
ticket tickets concert musical theater theatre booking seat arena encore fanclub blackpink bangtan
dkssud dkssudgktpdy tkfkdgo tkfkdgody qlalfqjsgh eogksalsrnr gksrnr tjdnf qntks
비밀번호 패스워드 안녕하세요 안녕 사랑해 사랑해요 대한민국 한국 서울 티켓 콘서트 예매`.split(/\s+/),
);

/** Characters that stand beside each other. */
export const KEYBOARD_RUNS: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
  'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ',
  '가나다라마바사아자차카타파하',
];
