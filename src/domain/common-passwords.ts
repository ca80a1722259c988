// What everybody tries first: the passwords and words that top every published list of broken ones. Kept offline, so that
// no password is ever sent anywhere to be looked up. A listed word with digits around it, or repeated, is as common.

const list = `
0000000000 0123456789 0987654321 101010 102030 10203040 1020304050 1122334455 112233445566 121212 123123 123321
1234554321 123456 1234567 12345678 123456789 1234567890 12345678910 1234567891011 123654 131313 135792468 147258369
159357 159753 192837465 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz!qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20202020 246813579
271828182845 2wsx3edc 31415926535 314159265358 3edc4rfv 696969 777777 888888 987654321 9876543210 999999 a123456789
a1b2c3d4 aa123456 aaaaaa aabbcc abc123 abc12345 abcabc abcd1234 abcdef abcdefg abcdefgh access accessgranted
accounting accounts adgangskode admin admin123 adminadmin administrator adminpassword ajax alexander amanda amazon
amen america amsterdam andrew android angel angels anna anthony anyone anything apple apple123 april arsenal asd123
asdf asdf1234 asdfasdf asdfgh asdfghjkl asdqwe ashley asshole august automation autumn azerty azertyuiop banana
barcelona baseball basketball batman battery bayern benjamin benutzer berlin bienvenue birthday biteme blablabla
blah blahblah blessed bmw bullshit business butterfly california callofduty camaro carpediem celtic changeit
changeme changemenow changemeplease changepassword changethis charlie chelsea cherry chocolate christmas christopher
cisco company companypassword computer contrasena contraseña cookie correct correct-horse-battery-staple
correcthorsebatterystaple corvette counterstrike cowboys daniel darthvader database debian december default
defaultpassword demo demodemo dollar dolphin dontforget donttouch dortmund dragon eagle elizabeth emma england
everton everybody everything example facebook faith falcon february ferrari feyenoord finance firewall football
forever forgotpassword fortnite freedom friday fuckoff fuckyou gameover gamer gandalf george godisgood godisgreat
godislove gofuckyourself golf goodmorning goodpassword google google123 governance guest hacker hackme hakunamatata
happy happybirthday happychristmas happynewyear harley harleydavidson harrypotter haslo hatepasswords heaven hello
hellohello hellokitty helloworld helpdesk hercules hockey hogwarts holiday honda horse hunter iamawesome
iamnumberone iamthebest idontcare idontknow ihatepasswords ihatethis iloveme ilovemyself iloveu iloveyou
iloveyoubaby iloveyouforever iloveyousomuch imyourfather instagram internet invoice invoices iphone ironman january
jennifer jessica jesus jesuschrist jesusislord jesuslovesme jonathan jordan joshua july june juventus kawasaki
keepout killer kitten kitty kodeord lakers leagueoflegends legolas letitbe letmein letmeinnow letmeinplease liberty
linkedin linux lion liverpool lkjhgfdsa login loginlogin logmein london longpassword loremipsum loremipsumdolor
losenord love lovelove lovely loveme lovers loveyou lozinka lucas madrid manager manchester manchesterunited manutd
march maria marketing master masterkey matrix matthew may mayforcebewithyou maytheforcebewithyou mercedes merlin
merrychristmas michael michelle microsoft minecraft mnbvcxz monday money monkey motdepasse mustang mypassword
mypasswordis neo netflix network nevergiveup newpassword newyear newyork nicole nintendo nobody nopassword nothing
november october office oldpassword oliver one opensaysme opensesame openthedoor oracle orange ourpassword p@ssw0rd
p@ssword pa$$w0rd pa55word packers panther paris parola pass1234 passord passphrase passw0rd password password1
password123 passwordispassword passwords passwort payroll phoenix pikachu pilot pilots playstation pleasechange
pleasechangeme poiuytrewq pokemon policykey porsche prince princess private puppy q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6
qazwsx qazwsxedc qqqqqq queen qwe123 qweasd qweasdzxc qweqwe qwer1234 qwerasdf qwerty qwerty123 qwertyuiop qwertz
qwertzuiop rainbow rangers realmadrid redsox robert roblox rome root root123 rootroot router salasana sales samantha
sample samsung samsung123 saturday secret secretpassword secretsecret secure security senha september server service
shadow signin skywalker smile soccer softball someone something sophie spiderman spring staple startrek starwars
steelers strongpassword summer sunday sunflower sunshine superadmin superman superstar superuser supervisor support
sysadmin systemkey temporarypassword temppassword tennis test tester testing testpassword testtest testuser texas
thepassword thequickbrownfox thequickbrownfoxjumps thisisapassword thisismypassword thisispassword thomas thursday
tiger tobeornottobe toor topsecret toyota trinity trustno trustno1 trustnoone tuesday twitter twokey twokeys ubuntu unicorn
user username userpass userpassword usuario utilisateur voldemort wachtwoord wednesday weekend welcome welcomeback
welcomehome welcometo welkom whatever whatever1 whyme william willkommen windows winter wireless wolf wonderwoman
work worldofwarcraft xxxxxx yamaha yankees yoda youarethebest yourpassword youtube yyyyyy zaq12wsx zaqwsx zaqxsw
zeus zxcv1234 zxcvbn zxcvbnm zzzzzz
`

/** Common passwords and the words that common passwords are made of, in small letters. */
export const commonPasswords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean))
