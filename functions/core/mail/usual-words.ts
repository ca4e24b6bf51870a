/**
 * How much a word says about where it comes from: nothing where every letter has it, little where many do. A word that is on
 * neither list may be a name, a place or somebody's own way of speaking.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** They join a sentence, or are polite. */
const little = set(`
  a an the this that these those some any all both each every either neither no not none nor and or but if then else than so
  as at by for from in into of off on onto out over to up with without within upon about above across after again against
  along among around before behind below beside besides between beyond down during except inside near outside per since
  through throughout till toward towards under until via while when where which who whom whose what why how there here i me
  my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
  itself they them their theirs themselves one ones someone somebody anyone anybody everyone everybody nobody something
  anything everything nothing other others another such same own am is are was were be been being do does did done doing
  have has had having will would shall should can could may might must ought let lets s t d ll re ve m don didn doesn isn
  wasn weren won wouldn couldn shouldn hasn haven hadn aren cannot just also too very much many more most less least few
  little only even ever never always often sometimes still yet already now soon later once twice well back away because
  though although however therefore thus hence whether unless like please thank thanks dear hello hi regards sincerely kind
  kindly sorry hope help helped helping time know knew known think thought feel felt get got give gave given go went gone
  come came make made take took taken want wanted wish say said saying tell told see saw seen look der die das den dem des
  ein eine einen einem einer eines und oder aber nicht ist sind war waren wird werden wurde hat haben hatte ich mich mir du
  dich dir er sie es wir uns ihr euch ihnen sich mein dein sein unser auf aus bei bis durch mit nach von vor zu zum zur im
  als wie wenn dass weil auch noch nur schon sehr danke bitte fur uber el la los las un una unos unas y o pero son era fue
  ha yo tu su nos se te le lo les de del al en con por para que como cuando si muy mas gracias une et ou mais est sont etait
  ont je nous vous il elle ils ne pas dans sur avec par pour qui ce cette ces merci bir bu ile icin degil biz siz ben sen
  cok ama gibi da
`);

/** What letters of a committee, descriptions of conduct and events, and ordinary talk are made of. */
const usual = set(`
  able accept access accident account accuse act action active activity actual add address adult advance advice advise
  afraid afternoon age ago agree agreement air alcohol alone aloud allow alternative amount angry announce announcement
  annoy answer anonymous anyway apart apologize apologise apology appear appearance application apply approach appropriate
  april area argue argument arm arrange arrive art article aside ask assist assume attack attempt attend attendee attention
  audience august author autumn avoid aware bad badge ball ban band bar base basic bathroom bear beat beautiful become bed
  beer beg begin began begun behave behavior behaviour belief believe belong best better big bill bind bit black blame block
  blog blood blue board body book booth bother bottle bottom box boy brave break bring broad broke broken brother brought
  brown build building bully bullying business busy button buy call calm camera cancel car care careful carry case cat cause
  center centre certain chair challenge chance change channel chapter character charge chase chat check child children
  choice choose chose chosen church circle city claim class clean clear clearly close clothes clothing club code coffee cold
  colleague color colour comfort comfortable comment committee common community company complain complaint complete computer
  concern concerned conclude condition conduct conference confidence confidential confirm conflict confuse connect consent
  consequence consider contact contain content context continue contribute contribution contributor control conversation
  cook cool copy core corner correct cost count country couple course court cover create critical criticism cross crowd
  cruel cry culture cup current cut daily damage dance danger dark data date daughter dawn day dead deadline deal dean death
  debate december decide decision deep degree delete demand demean deny describe description design desk detail develop
  developer difference different difficult dignity dinner direct directly disability disagree disappoint disclose
  discriminate discrimination discuss discussion dismiss display dispute disrespect distance distress disturb doctor
  document dog door doubt draft draw dress drink drive drop drunk dry due duty early earn ear east easy eat education effect
  effort email embarrass embarrassing emotion employer encourage end enforce engage english enjoy enough enter entire
  environment equal especially ethnic evening event evidence exact exactly example exclude exclusion excuse exercise expect
  experience explain explanation explicit express expression extra eye face fact fail fair faith fall false family far fast
  father fault favor favour fear february feedback female field fight figure file fill final finally find fine finger finish
  fire first fit fix floor flower fly follow following food foot force foreign forest forget form formal former forum
  forward found four free freedom frequent friday friend front frost full fun function funny further future game garden
  gather gender general gesture girl glad glass goal gold good grab grace grant gray great green greet grey grief ground
  group grow growth guess guest guide guideline guilty gun guy hair half hall hallway hand handle hang happen happy harass
  harasser harassing harassment hard harm harmful hate head health hear heard heart heat heavy held hide high hill history
  hit hold home honest honor hostile hot hotel hour house huge human hundred hunt hurt husband idea identify identity ignore
  image imagine immediate immediately impact important impossible impression improve inappropriate incident include
  inclusive increase indeed individual inform information insult intend intent intention interest interim international
  interrupt introduce investigate invite invitation involve island issue item january job join joke joy judge july june keep
  kept key kick kid kill king kitchen knock lady lake language large last late laugh laughter law lawyer lay lead leader
  leadership leak learn leave left leg legal letter level library lie life light limit line link list listen live lobby
  local location lock long lord lose lost lot loud love low luck lunch machine mail main maintain maintainer majority male
  man manage manager manner march mark market marry mass master matter mean meaning measure meet meeting meetup member men
  mention merely message met middle midnight mile mind minor minute miss mistake mix mock model moderate moderation
  moderator modification moment monday money month moral morning mother motion mouth move movie music name nasty nation
  national natural nature necessary need negative nervous network neutral new news newcomer next nice night noise noon
  normal north note notebook notice notify november number object oblige obvious occasion occur october offend offense
  offensive offer office official oh old online open opinion opportunity option order ordinary organise organiser organisers
  organization organisation organize organizer origin otherwise outcome overall overhear owe owner page pain pair panel
  paper parent park part participant participate participation particular party pass past path patient patience pattern pay
  peace people perhaps period permanent permission permit person personal phone photo photograph phrase physical pick
  picture piece place plain plan plate play player pleasant pleasure point police policy polite poor position positive
  possible possibly post posture poster power practice praise prefer prepare presence present presentation presenter press
  pressure pretty prevent previous price print prior privacy private probably problem procedure proceed process product
  professional profile program programme project promise proper property propose protect proud provide public publicly
  publish pull punish purpose push put quality question quick quickly quiet quit quite quote race racist radio rain raise
  ran range rate reach react reaction read reader ready real realise realize really reason receive recent recently recognise
  recognize recommend recommendation record red reduce refer reflect refrain refuse regard regarding region regret regular
  relate relation relationship religion remain remark remember remind remote remove removal repeat repeated repeatedly reply
  report reporter repository represent request require requirement respect respectful respond respondent response
  responsibility responsible rest restrict result retaliate retaliation return reveal review rich ride right ring rise risk
  river road role room rose rough round rude rule run rush sad safe safer safety sand saturday save scene schedule school
  screen season seat second section security seek seem selfie senior sense sentence separate september serious seriously
  serve server service session set setting seven severe sex sexist sexual sexy shame share sharp shelter shepherd ship shirt
  shock shop short shoulder shout show shut side sign signal silence silent similar simple simply sing single sister sit
  site situation size skill skip skin slack sleep slide slow slur small smart smile social soft software song sort sound
  source south space speak speaker special speech speed spend spent spoke spoken sponsor spot spring staff stage stair
  stairs stand standard star stare start state statement station status stay step stick stone stood stop store storm story
  straight strange stranger street stress strong student study stuff stupid style subject suggest suggestion summary summer
  sun sunday support suppose sure surprise suspend suspension swear sweet system table talk target task tea teach teacher
  team tear technical technology telephone temporary temporarily ten term terrible test text theater theatre third thing
  thirty thousand thread threat threaten three throw thursday ticket tie tired title today together tomorrow tone tonight
  tool top topic total touch tough town track tradition train training travel treat treatment tree trip trouble true trust
  truth try tuesday turn tutorial two type unable uncomfortable understand unfair unfortunate unfortunately unsafe unwanted
  unwelcome upset usual usually vacation value various venue version victim video view violate violation violence visit
  voice volunteer vote wait walk wall warm warn warning watch water way weak wear weather website wednesday week weekend
  weekly weight welcome west wet whatever whisper white whole wide wife wild win wind window wine winter wise witness woman
  women wonder wood word work worker workgroup workshop world worry worse worst worth write writing written wrong wrote yard
  year yell yes yesterday young zero zone five six eight nine eleven twelve twenty forty fifty several rather almost instead
  actually currently particularly specifically generally similarly additionally moreover furthermore nevertheless firstly
  secondly lastly unlike despite provided considering concerning amber archer baker banks barber basil bean berry bishop
  bond brook cash carpenter charity chip clay cliff cherry constance crystal daisy dale destiny dick drake drew duke earl
  eve felicity fern fisher fox frank gale gene ginger glen harmony harper hawk hazel heath heather holly hunter iris ivy
  jade jasmine jay justice lance lily max melody mercy merry mason mike miles miller misty norm olive parker pat patty pearl
  penny pepper poppy porter potter prudence reed rob robin rocky rod ruby rusty sage sandy saint sky sterling sue temple
  trinity van victory viola violet walker ward wells willow wolf chin gay gross hung klein lang min mo pan pin ping tan
`);

const endings: readonly (readonly [string, string])[] = [
  ["ies", "y"],
  ["ied", "y"],
  ["ily", "y"],
  ["es", ""],
  ["s", ""],
  ["ed", ""],
  ["d", ""],
  ["ing", ""],
  ["ing", "e"],
  ["ings", ""],
  ["ly", ""],
  ["er", ""],
  ["r", ""],
  ["est", ""],
  ["ful", ""],
  ["ment", ""],
];

const belongs = (words: ReadonlySet<string>, key: string): boolean =>
  words.has(key) ||
  endings.some(([ending, instead]) => {
    if (key.length < ending.length + 3 || !key.endsWith(ending)) return false;
    const stem = key.slice(0, -ending.length) + instead;
    return words.has(stem) || (stem.at(-1) === stem.at(-2) && words.has(stem.slice(0, -1)));
  });

/** A capital alone does not make a name of it. */
export const isUsual = (key: string): boolean => little.has(key) || belongs(usual, key);

/** From 0 to 1: how much it says that two texts share it. */
export const weightOf = (key: string): number => {
  if (little.has(key)) return 0;
  if (belongs(usual, key)) return weightOfUsual;
  return key.length <= 3 ? weightOfShort : 1;
};

const weightOfUsual = 0.4;
const weightOfShort = 0.25;

/** Roughly what remains of a word in all its forms. */
export const stemOf = (key: string): string =>
  key.length < 5 ? key : key.replace(/(?:ing|ings|ed|es|s|ly|er|ers)$/, "").replace(/(.)\1$|e$/, "$1");
